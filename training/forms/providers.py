"""Forms that narrow lists of providers and programs, and what a program teaches."""

from django import forms

from accounts.forms import BoardForm
from careerpaths.forms.competencies import CompetencySearch
from careerpaths.models import Competency
from training.forms.skills import MOST_SKILLS, SkillField, by_framework
from training.models import ProgramCompetency


class NameFilter(forms.Form):
    """Narrows a list by a part of the name."""

    q = forms.CharField(label="Name", required=False, max_length=200)

    def narrow(self, rows):
        return rows.matching(self.cleaned_data["q"].strip() if self.is_valid() else "")


class ProgramCompetencyForm(BoardForm):
    """A competency that the program of the instance teaches.

    Of a list that is too long to choose from, `filter` finds the part; words of an employer's own
    are nobody else's to read.
    """

    action = "Add competency"
    competency = SkillField(
        Competency.objects.none(),
        label="Competency",
        empty_label="Choose the competency",
    )

    class Meta:
        model = ProgramCompetency
        fields = ["competency", "taught", "is_assessed"]
        help_texts = {"is_assessed": "What is taught and never assessed counts as unproven."}

    def __init__(self, *args, searched, **kwargs):
        """searched: the query of the address, which may narrow the choices."""
        super().__init__(*args, **kwargs)
        offered = by_framework(self.board.competencys.shared())
        self.filter = CompetencySearch(searched, board=self.board)
        self.fields["competency"].queryset = self.filter.narrow(offered)
        self.is_long = offered.count() > MOST_SKILLS
        levels = [("", "Choose how far"), *ProgramCompetency.Taught.choices]
        self.fields["taught"].choices = levels

    def _get_validation_exclusions(self):
        # A competency stands once under each program.
        return super()._get_validation_exclusions() - {"program"}
