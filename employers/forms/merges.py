"""The form of a merge: why two records are one firm."""

from django import forms

from accounts.forms import PersonForm


class MergeForm(PersonForm):
    action = "Merge the two records"

    note = forms.CharField(
        label="How you know it is one firm", max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
