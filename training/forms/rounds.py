"""What staff enter to prepare a round."""

from crispy_forms.layout import Column, Layout, Row
from django import forms

from accounts.forms import BoardForm
from careerpaths.models import CriticalJob
from training.actions.rounds import save_round
from training.models import DemandRound
from training.rules.rounds import FEWEST_JOBS, MOST_JOBS, MOST_SHARE, WAGE_FIRMS
from ui.forms import Questions, as_text

COUNT_OF_JOBS = f"Choose {FEWEST_JOBS} to {MOST_JOBS} critical jobs."
DAYS = ("opens_on", "closes_on", "period_starts_on", "remind_first_on", "remind_last_on")
THRESHOLDS = ("min_firms", "min_wage_firms", "max_share")
STRICTER = "A round may only be stricter."


class RoundForm(BoardForm):
    """A round that is being prepared: period, dates, thresholds and the critical jobs."""

    critical_jobs = forms.ModelMultipleChoiceField(
        queryset=CriticalJob.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=f"{FEWEST_JOBS} to {MOST_JOBS}. Fewer jobs, more answers.",
        error_messages={"required": COUNT_OF_JOBS},
    )
    action = "Save the round"

    class Meta:
        model = DemandRound
        fields = [
            "name", "opens_on", "closes_on", "remind_first_on", "remind_last_on",
            "period_starts_on", "horizon_months", "assumptions", "ballot", "chosen_how",
            *THRESHOLDS,
        ]  # fmt: skip
        labels = {
            "period_starts_on": "Period starts on",
            "horizon_months": "How far ahead",
            "chosen_how": "Or how they chose them",
        }
        help_texts = {
            "remind_first_on": "On this day everybody who has not answered gets a mail.",
            "chosen_how": "Employers read it. Such as: by show of hands on March 3.",
        }
        widgets = {field: forms.DateInput(attrs={"type": "date"}) for field in DAYS}

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["critical_jobs"].queryset = partnership.critical_jobs.all()
        self.fields["ballot"].queryset = partnership.ballots.filter(state="closed")
        for field in THRESHOLDS:
            as_text(self.fields[field])
        if self.instance.pk:
            chosen = self.instance.round_jobs.values_list("job", flat=True)
            self.initial["critical_jobs"] = list(chosen)
        else:
            self.initial["min_firms"] = self.board.min_firms

    def layout(self):
        return Layout(
            "name",
            Row(Column("opens_on"), Column("closes_on")),
            Row(Column("remind_first_on"), Column("remind_last_on")),
            Row(Column("period_starts_on"), Column("horizon_months")),
            "assumptions",
            Questions("Critical jobs, as members chose them", "critical_jobs", "ballot",
                      "chosen_how"),
            Questions("What others may read", *THRESHOLDS),
            self.buttons(),
        )  # fmt: skip

    def clean_min_firms(self):
        return self._at_least("min_firms", self.board.min_firms, "a shown number")

    def clean_min_wage_firms(self):
        return self._at_least("min_wage_firms", WAGE_FIRMS, "a wage")

    def _at_least(self, field, least, what):
        if self.cleaned_data[field] < least:
            raise forms.ValidationError(
                f"At least {least} firms must stand behind {what}. {STRICTER}"
            )
        return self.cleaned_data[field]

    def clean_max_share(self):
        share = self.cleaned_data["max_share"]
        if not 1 <= share <= MOST_SHARE:
            raise forms.ValidationError(f"Enter 1 to {MOST_SHARE} percent. {STRICTER}")
        return share

    def clean_critical_jobs(self):
        jobs = self.cleaned_data["critical_jobs"]
        if not FEWEST_JOBS <= len(jobs) <= MOST_JOBS:
            raise forms.ValidationError(COUNT_OF_JOBS)
        return jobs

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        first, last = cleaned.get("remind_first_on"), cleaned.get("remind_last_on")
        if first and last and last < first:
            self.add_error("remind_last_on", "The last reminder cannot come before the first.")
        for field, day in (("remind_first_on", first), ("remind_last_on", last)):
            if day and opens and closes and not opens <= day <= closes:
                self.add_error(field, "Choose a day between its opening and its closing.")
        return cleaned

    def save(self, commit=True):
        return save_round(self.instance, jobs=self.cleaned_data["critical_jobs"])

    def _get_validation_exclusions(self):
        # The form sets the partnership, so names that must be unique in it are the form's to check.
        return super()._get_validation_exclusions() - {"partnership"}
