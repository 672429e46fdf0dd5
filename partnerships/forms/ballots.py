"""Forms about ballots: opening one, and the paper an employer casts."""

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils import timezone
from django.utils.html import format_html

from accounts.forms import PersonForm
from accounts.rules import MoveRefused
from partnerships.actions import ballots as actions
from partnerships.forms.work import WorkForm
from partnerships.models import Ballot, Issue
from partnerships.rules.ballots import SCALE
from ui.forms import Part

SCALES = {
    "importance": ("Important to our business", "how important"),
    "feasibility": ("Feasible within a year, together", "how feasible"),
}


class OpenBallotForm(WorkForm):
    """Which issues the employers rank, and on which question."""

    action = "Open the ballot"
    issues = forms.ModelMultipleChoiceField(
        Issue.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": actions.NO_ISSUES},
    )  # fmt: skip

    class Meta:
        model = Ballot
        fields = ["question", "issues"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        free = self.instance.partnership.issues.open().exclude(ballot_items__is_open=True)
        self.fields["issues"].queryset = free
        self.initial.setdefault("issues", list(free))

    @property
    def has_issues(self):
        return bool(self.initial["issues"])

    def save(self, *, by):
        self.saved = actions.open_ballot(
            partnership=self.instance.partnership, meeting=self.instance.meeting, by=by,
            now=timezone.now(), **self.cleaned_data,
        )  # fmt: skip


class OnPaper(Part):
    """The head of an issue on a ballot paper: its number, name, and the problem in a sentence."""

    template = "partnerships/parts/on_paper.html"


class VoteForm(PersonForm):
    """One ballot paper: two marks for each issue; `marks` are those cast before."""

    action = "Cast our ballot"

    def __init__(self, *args, ballot, marks, **kwargs):
        super().__init__(*args, **kwargs)
        self.ballot = ballot
        self.items = list(ballot.items.select_related("issue"))
        for item in self.items:
            for scale in SCALES:
                mark = getattr(marks.get(item.pk), scale, None)
                self.fields[_name(scale, item)] = _scale_field(scale, item.issue.name, mark)

    @property
    def helper(self):
        helper = super().helper
        papers = [
            Div(OnPaper(item=item), *(_name(scale, item) for scale in SCALES), css_class="on-paper")
            for item in self.items
        ]
        helper.layout = Layout(*papers, helper.layout.fields[-1])
        return helper

    def cast_or_refuse(self, *, organization, by):
        """Cast the paper; where it is too late, say so over all that was marked."""
        marks = {
            item.pk: tuple(self.cleaned_data[_name(scale, item)] for scale in SCALES)
            for item in self.items
        }
        try:
            actions.cast(
                self.ballot, organization=organization, marks=marks, by=by, now=timezone.now()
            )
        except MoveRefused as refusal:
            self.add_error(None, str(refusal))
            return False
        return True


def _name(scale, item):
    return f"{scale}_{item.pk}"


def _scale_field(scale, issue, mark):
    label, words = SCALES[scale]
    missing = f"{issue}: choose {words} it is, from 1 to 5."
    return forms.TypedChoiceField(
        label=format_html('{}<span class="visually-hidden">: {}</span>', label, issue),
        help_text="1 low, 5 high", coerce=int, initial=mark, widget=forms.RadioSelect,
        choices=[(step, str(step)) for step in SCALE],
        error_messages={"required": missing, "invalid_choice": missing},
    )  # fmt: skip
