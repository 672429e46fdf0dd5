"""The one form by which a record of a declared lifecycle moves on."""

from django import forms
from django.utils.text import capfirst

from accounts.forms import PersonForm


class MoveForm(PersonForm):
    """Asks for the reason of a move where it needs one; otherwise it is only the button."""

    reason = forms.CharField(
        label="Why", max_length=300, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why."},
    )  # fmt: skip

    def __init__(self, *args, move, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = capfirst(move.button)
        if not move.reason:
            del self.fields["reason"]

    @property
    def given_reason(self):
        return self.cleaned_data.get("reason", "")
