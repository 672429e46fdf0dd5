"""Forms about issues: naming one, and saying more about it."""

from django import forms
from django.utils import timezone

from partnerships.actions import ballots as actions
from partnerships.forms.work import WorkForm
from partnerships.models import Issue


class IssueForm(WorkForm):
    """What several employers could take up together."""

    action = "Save issue"

    class Meta:
        model = Issue
        fields = ["name", "statement", "impact", "challenge"]
        help_texts = {
            "name": "In a few words: they stand on the ballot and in the picture.",
            "challenge": "If it comes from a challenge that somebody named.",
        }
        widgets = {
            "statement": forms.Textarea({"rows": 2}),
            "impact": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partnership = self.instance.partnership
        own = partnership.challenges.filter(pk=self.instance.challenge_id)
        self.fields["challenge"].queryset = partnership.challenges.open() | own

    def save(self):
        self.instance.save(update_fields=self.Meta.fields)


class AddIssueForm(IssueForm):
    action = "Add issue"

    def save(self, *, by):
        actions.name_issue(
            partnership=self.instance.partnership, by=by, on=timezone.localdate(),
            **self.cleaned_data,
        )  # fmt: skip
