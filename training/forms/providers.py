"""Forms that narrow lists of providers and programs."""

from django import forms


class NameFilter(forms.Form):
    """Narrows a list by a part of the name."""

    q = forms.CharField(label="Name", required=False, max_length=200)

    def narrow(self, rows):
        return rows.matching(self.cleaned_data["q"].strip() if self.is_valid() else "")
