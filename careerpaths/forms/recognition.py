"""What a firm signs about a credential."""

from crispy_forms.bootstrap import PrependedText
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from accounts.forms import BoardForm
from careerpaths.actions.recognition import CHANGED, SIGNED, sign
from careerpaths.models import Recognition
from ui.forms import as_text

DAY = {"type": "date"}
CONSENT = (
    "Count us publicly: everybody may read how many members recognize this credential, from "
    "{floor} members on, never which ones and never an amount"
)


class RecognitionForm(BoardForm):
    """What a credential is worth to a firm, from a day on. Signed by whoever sends it.

    `seen` is the word of the firm that the page showed, so that nobody ends unseen what a
    colleague signed meanwhile.
    """

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Recognition
        fields = [
            "strength", "interviews", "pays_more", "hourly_more", "since", "until", "may_count",
        ]  # fmt: skip
        widgets = {
            "strength": forms.RadioSelect,
            "since": forms.DateInput(DAY),
            "until": forms.DateInput(DAY),
        }
        labels = {
            "strength": "When people apply, your organization",
            "interviews": "Guarantees an interview to everybody who holds it",
            "pays_more": "Pays more to people who hold it",
            "since": "Since when",
            "until": "Ends on",
        }
        help_texts = {
            "hourly_more": "In dollars. Only you and the people of the board who are assigned to "
            "your partnership read it.",
            "since": "The day from which this has been so.",
            "until": "From this day on it no longer holds. Empty: until you change it.",
        }

    def __init__(self, *args, known, day, **kwargs):
        """known: what the firm says now, which this changes; None for the first time."""
        self.known, self.day = known, day
        super().__init__(*args, **kwargs)

    @property
    def action(self):
        return "Sign the change" if self.known else "Sign"

    def layout(self):
        strength = self.fields["strength"]
        strength.choices = [(key, capfirst(label)) for key, label in Recognition.Strength.choices]
        strength.error_messages["required"] = "Choose what it is worth to your organization."
        self.fields["seen"].initial = self.known.pk if self.known else None
        self.fields["may_count"].label = CONSENT.format(floor=self.board.min_firms)
        as_text(self.fields["hourly_more"])
        if self.known:
            del self.fields["since"]
        days = [name for name in ("since", "until") if name in self.fields]
        return Layout(
            "strength",
            Fieldset("What follows from it", "interviews", "pays_more"),
            PrependedText("hourly_more", "$"),
            *days,
            "seen",
            Fieldset("Who reads of it", "may_count"),
            self.buttons(),
        )

    def clean_since(self):
        since = self.cleaned_data["since"]
        if since > self.day:
            raise ValidationError("This day is still ahead. Enter today or an earlier day.")
        return since

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until <= self.day:
            raise ValidationError("It would have ended already. Enter a day after today.")
        return until

    def clean(self):
        data = super().clean()
        more = data.get("hourly_more")
        if more is not None and more <= 0:
            self.add_error("hourly_more", "Enter an amount above $0, or leave it empty.")
        elif more is not None and not data.get("pays_more"):
            words = "Say that you pay more for it, or leave the amount empty."
            self.add_error("hourly_more", words)
        if data.get("seen") != self.fields["seen"].initial:
            self._refuse(SIGNED if data.get("seen") is None else CHANGED)
        return data

    def _refuse(self, words):
        """Say that somebody was faster; sent once more, the form means what it shows now."""
        self.add_error(None, words)
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.fields["seen"].initial or ""

    def sign(self, *, credential, organization, by):
        """Sign; False with a sentence over the form where somebody was faster."""
        said = {name: self.cleaned_data[name] for name in self.fields if name != "seen"}
        try:
            sign(
                credential=credential, organization=organization, by=by, on=self.day,
                known=self.known, **said,
            )  # fmt: skip
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return False
        return True
