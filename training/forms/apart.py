"""Which firms a firm does not want to sit with."""

from django import forms

from accounts.forms import PersonForm
from accounts.models import Organization


class ApartForm(PersonForm):
    """The firm's direct competitors, as it sees them; none is an answer too."""

    firms = forms.ModelMultipleChoiceField(
        label="Our direct competitors here",
        queryset=Organization.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pick none, and we go by industry: firms of the same 6-digit NAICS code.",
        error_messages={
            "invalid_choice": "One of these employers is no longer on the list. Look at it again."
        },
    )
    action = "Save our list"

    def __init__(self, *args, offered, picked, **kwargs):
        """offered: firms to choose from, as a queryset; picked: numbers of those chosen so far."""
        super().__init__(*args, **kwargs)
        self.fields["firms"].queryset = offered
        self.fields["firms"].initial = picked
