"""What staff enter to ask about a job: competencies and credentials."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import PersonForm
from careerpaths.models import Framework
from training.actions.asked import save_asked
from training.reports.asked import competency_names, credential_names
from training.rules.rounds import MOST_COMPETENCIES, MOST_CREDENTIALS, joined, named_lines

LONGEST_NAME = 150


class AskedForm(PersonForm):
    """Competencies and credentials that a round asks about for one job, a name on each line.

    more: names of competencies and of credentials to offer below those asked about already.
    """

    action = "Save what is asked"
    competencies = forms.CharField(
        required=False,
        widget=forms.Textarea({"rows": 14}),
        help_text=f"One on each line, in the order employers read them; at most "
        f"{MOST_COMPETENCIES}. Fewer take less of their time.",
    )
    credentials = forms.CharField(
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=f"One on each line, as the board's list of credentials names them; at most "
        f"{MOST_CREDENTIALS}.",
    )

    def __init__(self, *args, round_job, more, **kwargs):
        super().__init__(*args, **kwargs)
        self.round_job = round_job
        competencies, credentials = more
        self.initial["competencies"] = joined([*competency_names(round_job), *competencies])
        self.initial["credentials"] = joined([*credential_names(round_job), *credentials])

    def clean_competencies(self):
        names = named_lines(self.cleaned_data["competencies"])
        if len(names) > MOST_COMPETENCIES:
            raise ValidationError(
                f"These are {len(names)}. Name {MOST_COMPETENCIES} competencies or fewer."
            )
        if long := [name for name in names if len(name) > LONGEST_NAME]:
            raise ValidationError(f"Say it in {LONGEST_NAME} letters: {long[0][:60]}...")
        return names

    def clean_credentials(self):
        names = named_lines(self.cleaned_data["credentials"])
        if len(names) > MOST_CREDENTIALS:
            raise ValidationError(f"Name {MOST_CREDENTIALS} credentials or fewer.")
        return [self._credential(name) for name in names]

    def _credential(self, name):
        board = self.round_job.board
        found = board.credentials.filter(name__iexact=name, is_active=True).order_by("pk").first()
        if found is None:
            raise ValidationError(f"The board's list has no credential {name[:LONGEST_NAME]}.")
        return found

    def save_or_refuse(self):
        """Save; False with a sentence when the round was opened meanwhile."""
        chosen = self.cleaned_data
        try:
            save_asked(
                self.round_job, names=chosen["competencies"], credentials=chosen["credentials"]
            )
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return False
        return True


class FrameworkChoice(forms.Form):
    """Whose competencies to put below those asked about; nothing is saved before Save."""

    framework = forms.ModelChoiceField(
        Framework.objects.none(), label="Competencies of", required=False, empty_label="Choose"
    )

    def __init__(self, *args, frameworks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["framework"].queryset = frameworks

    @property
    def chosen(self):
        return self.cleaned_data["framework"] if self.is_valid() else None
