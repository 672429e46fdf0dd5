"""What people without an account fill in, and what staff makes of it."""

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from accounts.forms import PersonForm
from employers.forms.firms import NamedOrganizationForm, staff_of
from partnerships.actions import notes as actions
from partnerships.forms.challenges import IN_SCALE, SEVERITY, ChallengeForm
from partnerships.forms.words import DAY, in_words
from partnerships.models import Challenge, Member, PublicNote

ADDRESS = "Enter an e-mail address such as dana@example.org."
IS_SOC = RegexValidator(r"^\d{2}-\d{4}\Z", "A SOC code is written 51-4041.")


class JoinForm(PersonForm, forms.ModelForm):
    """Asks to join a partnership; held for its convener."""

    action = "Ask to join"

    class Meta:
        model = PublicNote
        fields = ["organization_name", "person", "email", "phone", "text"]
        labels = {"text": "What you would like to know or do together"}
        error_messages = {
            "person": {"required": "Enter your name."},
            "email": {"required": "Enter your e-mail address.", "invalid": ADDRESS},
        }
        widgets = {"text": forms.Textarea({"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("organization_name", "person", "email"):
            self.fields[name].required = True

    def save(self, partnership):
        return actions.receive(
            partnership, kind=PublicNote.Kind.JOIN, now=timezone.now(), **self.cleaned_data
        )


class CodeForm(PersonForm):
    """Asks for the code on the partnership's poster."""

    action = "Go on"
    code = forms.CharField(label="Code on the poster", max_length=20)

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    def clean_code(self):
        code = "".join(self.cleaned_data["code"].split()).upper()
        if not self.partnership.poster_code or code != self.partnership.poster_code:
            raise forms.ValidationError("This is not the code of this partnership's poster.")
        return code


class SayForm(PersonForm):
    """Names a challenge at work, without saying who does."""

    action = "Send it"
    category = forms.ChoiceField(label="What it is about")
    text = forms.CharField(
        label="What happens", max_length=2000, widget=forms.Textarea({"rows": 5}),
        help_text="Write no names of people.",
    )  # fmt: skip
    severity = forms.TypedChoiceField(
        label="How bad it is", coerce=int, choices=SEVERITY, widget=forms.RadioSelect,
        error_messages={"required": IN_SCALE, "invalid_choice": IN_SCALE},
    )  # fmt: skip
    soc = forms.CharField(
        label="Code of the job it hits (SOC)", required=False, validators=[IS_SOC],
        help_text="If you know it, such as 51-4041. Otherwise name the job above.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [
            ("", "Choose what it is about"), *in_words(Challenge.Category),
        ]  # fmt: skip

    def save(self, partnership):
        return actions.receive(
            partnership, kind=PublicNote.Kind.CHALLENGE, now=timezone.now(), **self.cleaned_data
        )


class NoteFilter(forms.Form):
    """Narrows the notes of the public; at first it shows those that wait."""

    state = forms.ChoiceField(label="Which", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        decided = [choice for choice in in_words(PublicNote.State) if choice[0] != "held"]
        self.fields["state"].choices = [("", "Waiting for you"), *decided]

    def narrow(self, notes):
        state = self.cleaned_data["state"] if self.is_valid() else ""
        return notes.filter(state=state or PublicNote.State.HELD)


class TakeJoinForm(NamedOrganizationForm):
    """Makes a prospect of who asks to join."""

    action = "Make it a prospect"
    field_order = ["name", "known"]

    class Meta:
        model = Member
        fields = ["seat", "owner", "next_step", "next_step_on"]
        widgets = {"next_step_on": forms.DateInput(attrs=DAY)}

    def __init__(self, *args, board, note, **kwargs):
        instance = Member(partnership=note.partnership)
        initial = {"name": note.organization_name, "next_step": f"Call {note.person}"[:150]}
        super().__init__(*args, board=board, instance=instance, initial=initial, **kwargs)
        self.note = note
        self.fields["seat"].choices = in_words(Member.Seat)
        self.fields["owner"].queryset = staff_of(board)
        self.fields["owner"].empty_label = "Nobody yet"

    def save(self, *, by):
        return actions.take_join(
            self.note, by=by, now=timezone.now(), **self.organization(), **self.details()
        )

    def _get_validation_exclusions(self):
        # One seat for each organization.
        return super()._get_validation_exclusions() - {"partnership"}


class TakeChallengeForm(ChallengeForm):
    """Makes a challenge of what a worker wrote; the members read the words entered here."""

    action = "Make it a challenge"

    def __init__(self, *args, board, note, **kwargs):
        asked = {name: getattr(note, name) for name in ("category", "text", "soc", "severity")}
        instance = Challenge(partnership=note.partnership)
        super().__init__(*args, board=board, instance=instance, initial=asked, **kwargs)
        self.note = note

    def save(self, *, by):
        return actions.take_challenge(self.note, by=by, now=timezone.now(), **self.words)
