"""The small forms of the live screen: an issue, a ballot, a decision, a commitment."""

from django import forms
from django.utils import timezone

from accounts.models import Organization
from partnerships.actions import ballots
from partnerships.actions.work import add_action
from partnerships.forms.actions import THE_BOARD
from partnerships.forms.ballots import OpenBallotForm
from partnerships.forms.meetings import DecisionForm
from partnerships.forms.words import DAY
from partnerships.forms.work import WorkForm
from partnerships.models import ActionItem, Ballot, Decision, Issue


class CaptureForm(WorkForm):
    """An issue as it is said, in a few words."""

    action = "Add the issue"

    class Meta:
        model = Issue
        fields = ["name", "statement"]

    def save(self, *, by):
        ballots.name_issue(
            partnership=self.instance.partnership, meeting=self.instance.meeting, by=by,
            on=timezone.localdate(), **self.cleaned_data,
        )  # fmt: skip


class CommitmentForm(WorkForm):
    """Who does what by when, said before the meeting closes."""

    action = "Add the commitment"

    class Meta:
        model = ActionItem
        fields = ["text", "person", "organization", "email", "due_on"]
        widgets = {"due_on": forms.DateInput(attrs=DAY)}
        labels = {"organization": "For whom"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seats = self.instance.partnership.members.seated()
        at_the_table = Organization.objects.filter(pk__in=seats.values("organization"))
        self.fields["organization"].queryset = at_the_table
        self.fields["organization"].empty_label = THE_BOARD

    def save(self, *, by):
        add_action(
            partnership=self.instance.partnership, meeting=self.instance.meeting, by=by,
            **self.cleaned_data,
        )  # fmt: skip


FORMS = {
    "issue": (CaptureForm, Issue),
    "ballot": (OpenBallotForm, Ballot),
    "decision": (DecisionForm, Decision),
    "commitment": (CommitmentForm, ActionItem),
}


def live_forms(meeting, sent, data):
    """Return the forms of the screen by name; only the one that was sent has data."""
    return {name: _form(name, meeting, data if name == sent else None) for name in FORMS}


def _form(name, meeting, data):
    form_class, model = FORMS[name]
    about = {"meeting": meeting, "partnership": meeting.partnership}
    if model is Decision:
        del about["partnership"]
    form = form_class(data, board=meeting.board, instance=model(**about), prefix=name)
    form.helper.form_action = f"?do={name}#{name}"
    return form
