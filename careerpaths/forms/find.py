"""The form that finds an occupation in plain words."""

from django import forms


class FindForm(forms.Form):
    """Asks for a job as people call it, or for a code."""

    q = forms.CharField(
        label="A job in your own words, or a SOC code",
        required=False,
        max_length=200,
        help_text="Such as: cna, forklift, CNC operator, 51-4041.",
    )

    def words(self):
        """Return what was typed; "" where it cannot be read."""
        return self.cleaned_data["q"] if self.is_valid() else ""
