"""What a person chooses: a report to make, and the list of reports to look at."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from outcomes.models import ReportRun
from outcomes.rules.quarters import last_quarters, quarter_from
from partnerships.models import Partnership
from ui.forms import Buttons, WordedForm


class ReportForm(WordedForm, forms.Form):
    """Asks for the report of one quarter of a partnership assigned to the person."""

    partnership = forms.ModelChoiceField(Partnership.objects.none(), empty_label=None)
    quarter = forms.ChoiceField()
    audience = forms.ChoiceField(
        label="Who reads it",
        widget=forms.RadioSelect,
        choices=[
            (ReportRun.Audience.FUNDER, "Funders: small groups are hidden, in words"),
            (ReportRun.Audience.BOARD, "The board's staff only: nothing is hidden"),
        ],
        initial=ReportRun.Audience.FUNDER,
    )

    def __init__(self, *args, partnerships, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partnership"].queryset = partnerships
        quarters = last_quarters(day)
        names = [str(quarter) for quarter in quarters]
        names[0] += ", so far"
        self.fields["quarter"].choices = [
            (quarter.key, name) for quarter, name in zip(quarters, names, strict=True)
        ]
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "partnership", "quarter", "audience", Buttons(Submit("make", "Make the report"))
        )

    def clean_quarter(self):
        return quarter_from(self.cleaned_data["quarter"])
