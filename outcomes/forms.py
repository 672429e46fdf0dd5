"""What a person chooses: a report to make, and the list of reports to look at."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.db.models import Q

from outcomes.models import ReportRun
from outcomes.rules.quarters import last_quarters, quarter_from
from partnerships.models import Partnership
from ui.forms import Buttons, WordedForm

LONGEST_ID = 19  # digits of the largest id of the database


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


class ReportFilter(forms.Form):
    """Narrows the list of reports to one partnership.

    It offers the partnerships that have reports, and the one a link of another page asks for.
    """

    partnership = forms.ModelChoiceField(
        Partnership.objects.none(), required=False, empty_label="All partnerships"
    )

    def __init__(self, data, *, partnerships, reported):
        """partnerships: those the person sees. reported: ids of those with reports."""
        super().__init__(data)
        asked = data.get("partnership", "")
        offered = Q(pk__in=reported)
        if asked.isdecimal() and len(asked) < LONGEST_ID:
            offered |= Q(pk=asked)
        self.fields["partnership"].queryset = partnerships.filter(offered)

    def narrow(self, runs):
        chosen = self.cleaned_data.get("partnership") if self.is_valid() else None
        return runs.filter(partnership=chosen) if chosen else runs
