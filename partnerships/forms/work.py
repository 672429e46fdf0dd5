"""Forms about priorities, their goals and strategies, and task forces."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.forms import BoardForm
from accounts.rules import MoveRefused
from employers.forms.firms import staff_of
from partnerships.actions import goals, work
from partnerships.forms.moves import MoveForm
from partnerships.forms.partnerships import LONGEST_ID
from partnerships.forms.words import DAY
from partnerships.models import Goal, Member, Priority, Strategy, TaskForce
from partnerships.rules.work import CYCLE

NO_CHAMPION = "Name the employer who champions it."
MOST_DECISIONS = 50


class SeatField(forms.ModelChoiceField):
    """A choice among members, each called by its organization's name."""

    def label_from_instance(self, member):
        return member.organization.name


class SeatsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, member):
        return member.organization.name


class WorkForm(BoardForm):
    """A form whose action may refuse: the refusal stands at its field, or over the form."""

    def save_or_refuse(self, **given):
        """Save; return whether it was done."""
        try:
            self.save(**given)
        except (MoveRefused, ValidationError) as refusal:
            words = refusal if isinstance(refusal, ValidationError) else str(refusal)
            self.add_error(None, words)
            return False
        return True

    def _get_validation_exclusions(self):
        # The view sets the partnership, so that names are unique in it is the form's to check.
        return super()._get_validation_exclusions() - {"partnership"}


class OutcomeForm(MoveForm):
    """The question before a move, with room for what came of it where no reason is needed."""

    def __init__(self, *args, move, **kwargs):
        super().__init__(*args, move=move, **kwargs)
        if not move.reason:
            self.fields["reason"] = forms.CharField(
                label="What came of it", required=False, max_length=300,
                widget=forms.Textarea({"rows": 3}),
            )  # fmt: skip


class PriorityForm(WorkForm):
    """What a priority is and who champions it."""

    action = "Save priority"
    champion = SeatField(
        Member.objects.none(), label="Champion", error_messages={"required": NO_CHAMPION},
        help_text="An employer that signed the letter or sits at the table.",
    )  # fmt: skip

    class Meta:
        model = Priority
        fields = ["name", "champion", "problem", "impact", "result"]
        help_texts = {"result": "Members and the public page read it."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seats = self.instance.partnership.members.voting().for_list()
        self.fields["champion"].queryset = seats
        if self.instance.state != Priority.State.ACTIVE:
            del self.fields["champion"]
            self.helper.layout = self.layout()

    def save(self, *, by):
        return work.change_priority(self.instance, by=by)


class AdoptForm(PriorityForm):
    action = "Adopt the priority"

    class Meta(PriorityForm.Meta):
        fields = ["name", "champion", "problem", "impact", "issue", "decision"]
        labels = {"issue": "From the issue", "decision": "Decided by"}

    replaces = forms.ModelChoiceField(
        Priority.objects.none(), label="In place of", required=False,
        help_text="A priority that was ended because another one takes its place.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partnership = self.instance.partnership
        decisions = self.board.decisions.filter(meeting__partnership=partnership)
        latest = decisions.order_by("-decided_on", "-pk")[:MOST_DECISIONS]
        self.fields["issue"].queryset = issues = partnership.issues.open()
        self.fields["decision"].queryset = decisions.filter(pk__in=latest.values("pk"))
        self.fields["replaces"].queryset = partnership.priorities.filter(
            state=Priority.State.REPLACED, replaced_by=None
        )
        self._offer(issues, str(self.initial.get("issue") or ""))

    def _offer(self, issues, asked):
        """Fill in what is known of the issue a link of another page names."""
        if (
            asked.isdecimal()
            and len(asked) < LONGEST_ID
            and (issue := issues.filter(pk=asked).first())
        ):
            known = {"name": issue.name, "problem": issue.statement, "impact": issue.impact}
            self.initial |= known

    def save(self, *, by):
        fields = {name: self.cleaned_data[name] for name in self.fields}
        self.saved = work.adopt(
            partnership=self.instance.partnership, by=by, on=timezone.localdate(), **fields
        )


class GoalForm(WorkForm):
    action = "Set the goal"

    class Meta:
        model = Goal
        fields = ["text", "due_on"]
        widgets = {"due_on": forms.DateInput(attrs=DAY)}

    def clean_due_on(self):
        due, today = self.cleaned_data["due_on"], timezone.localdate()
        if not today <= due <= today + CYCLE:
            last = f"{today + CYCLE:%B %-d, %Y}"
            raise forms.ValidationError(f"A goal is for the next 60 days: a day until {last}.")
        return due


class StrategyForm(WorkForm):
    """The logic model of a strategy (domain.md b.7), from what is put in to what changes."""

    action = "Save strategy"

    class Meta:
        model = Strategy
        fields = ["name", "inputs", "activities", "outputs", "outcomes", "benchmark"]


class TaskForceForm(WorkForm):
    action = "Save task force"
    champion = SeatField(Member.objects.none(), label="Led by", required=False)
    members = SeatsField(
        Member.objects.none(), label="Members in it", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = TaskForce
        fields = ["name", "priority", "champion", "staff", "cadence", "members", "ended_on"]
        widgets = {"ended_on": forms.DateInput(attrs=DAY)}
        labels = {"staff": "Staff who supports it", "ended_on": "Ended"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partnership = self.instance.partnership
        self.fields["priority"].queryset = partnership.priorities.active()
        self.fields["champion"].queryset = partnership.members.voting().for_list()
        self.fields["members"].queryset = partnership.members.seated().for_list()
        self.fields["staff"].queryset = staff_of(self.board)
        if self.instance.pk:
            self.initial["members"] = self.instance.seats.values_list("member", flat=True)
            self.fields["priority"].queryset |= partnership.priorities.filter(
                pk=self.instance.priority_id
            )

    def save(self):
        return goals.save_task_force(self.instance, members=self.cleaned_data["members"])
