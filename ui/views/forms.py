from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from ui.forms import (
    Buttons,
    Fold,
    Question,
    Questions,
    Quiet,
    Sees,
    StillTrue,
    Sum,
    WordedForm,
)


class SampleFilter(forms.Form):
    """The filter of the gallery."""

    q = forms.CharField(label="Industry or job", required=False)
    county = forms.ChoiceField(
        label="County", choices=[("", "Any county"), ("l", "Lancaster")], required=False
    )


class SampleForm(WordedForm, forms.Form):
    """One job of a round, as the gallery shows it: a change, an error, an optional field."""

    people = forms.IntegerField(label="Machinists you employ", initial=24)
    openings = forms.IntegerField(label="Openings today")
    trained = forms.IntegerField(
        label="Of these, filled by training your own people",
        help_text="Out of 11 openings.",
        max_value=11,
        initial=14,
    )
    wage = forms.DecimalField(
        label="At the start",
        required=False,
        error_messages={"invalid": "Enter the wage as dollars and cents, such as 22.50"},
    )
    sure = forms.ChoiceField(
        label="How sure are you?",
        widget=forms.RadioSelect,
        choices=[("fairly", "Fairly sure"), ("rough", "Rough guess"), ("hard", "Hard to say")],
    )
    note = forms.CharField(label="What else we should know", widget=forms.Textarea, required=False)
    share = forms.BooleanField(label="Name us to the convener of the pool", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(
            Sees("Seen by you and Dana Whitlock. Others see totals of at least 3 employers."),
            StillTrue(
                "Nothing changed since June 12?",
                "Keep the answers below and go on to welders.",
                "Still true, next job",
            ),
            Questions(
                "Today",
                Question("people"),
                Question("openings", was=3, when="June"),
                Sum("Together", 11),
                Question("trained"),
            ),
            "sure",
            Fold("What you pay", Question("wage", prefix="$")),
            "note",
            "share",
            Buttons(Submit("next", "Save changes, next job"), Quiet("stop", "Save and stop")),
        )
