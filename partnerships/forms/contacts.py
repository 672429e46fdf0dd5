"""The form by which a firm's contact who leaves is followed by another one."""

from django import forms
from django.utils import timezone

from accounts.forms import PersonForm
from employers.models import Contact
from partnerships.actions.contacts import hand_over
from partnerships.forms.words import DAY


class HandOverForm(PersonForm):
    """Asks who takes over: a contact the board knows, or a new one."""

    action = "Hand over"

    left_on = forms.DateField(label="Last day", widget=forms.DateInput(attrs=DAY))
    successor = forms.ModelChoiceField(
        None, label="Who takes over", required=False, empty_label="Somebody new"
    )
    name = forms.CharField(label="If new: name", required=False, max_length=150)
    email = forms.EmailField(label="If new: e-mail", required=False)

    def __init__(self, *args, leaving, **kwargs):
        super().__init__(*args, initial={"left_on": timezone.localdate()}, **kwargs)
        self.leaving = leaving
        others = leaving.employer.contacts.filter(left_on=None).exclude(pk=leaving.pk)
        self.fields["successor"].queryset = others

    def clean_left_on(self):
        day = self.cleaned_data["left_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Choose today or a day before: from then on she is gone.")
        return day

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("successor") or cleaned.get("name")) and not self.errors:
            self.add_error("name", "Choose who takes over, or enter the name of somebody new.")
        return cleaned

    def save(self):
        """Hand over; return who takes over and how many actions went along."""
        successor = self.cleaned_data["successor"] or Contact(
            board=self.leaving.board,
            employer=self.leaving.employer,
            name=self.cleaned_data["name"],
            email=self.cleaned_data["email"],
        )
        moved = hand_over(self.leaving, successor=successor, on=self.cleaned_data["left_on"])
        return successor, moved
