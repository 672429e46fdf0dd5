"""What staff write down of experts, associations and studies."""

from django import forms

from accounts.forms import BoardForm
from careerpaths.models import Competency
from training.forms.skills import SkillField, by_framework
from training.models import ExpertNote
from ui.forms import as_text


class ExpertNoteForm(BoardForm):
    """What an expert, an association or a study says of a need; not an answer of a firm."""

    competency = SkillField(
        Competency.objects.none(), required=False, label="Skill it is about", empty_label="None"
    )
    action = "Save the note"

    class Meta:
        model = ExpertNote
        fields = ["kind", "who", "said_on", "text", "job", "competency", "within_months"]
        labels = {"kind": "Kind of source", "said_on": "Said on"}
        help_texts = {
            "who": "The person or association by name, or the title of the study.",
            "text": "What is needed, in one or two sentences.",
            "within_months": "When it is needed, in months from now. Empty: not said.",
        }
        widgets = {
            "said_on": forms.DateInput(attrs={"type": "date"}),
            "text": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, partnership, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = day
        self.instance.partnership = partnership
        self.fields["job"].queryset = partnership.critical_jobs.all()
        skills = self.fields["competency"]
        skills.queryset = by_framework(self.board.competencys.shared())
        skills.known = self.instance.competency
        as_text(self.fields["within_months"])

    def clean_said_on(self):
        if self.cleaned_data["said_on"] > self.day:
            raise forms.ValidationError("Enter a day that has passed, or today.")
        return self.cleaned_data["said_on"]

    def clean_within_months(self):
        months = self.cleaned_data["within_months"]
        if months is not None and not 1 <= months <= 120:
            raise forms.ValidationError("Enter 1 to 120 months.")
        return months
