"""What staff enter to prepare a round."""

from crispy_forms.layout import Column, Layout, Row
from django import forms

from accounts.forms import BoardForm
from careerpaths.models import CriticalJob
from training.actions.rounds import save_round
from training.models import DemandRound

MOST_JOBS = 8
DAYS = ("opens_on", "closes_on", "period_starts_on")


class RoundForm(BoardForm):
    """A round that is being prepared: period, dates, thresholds and the critical jobs."""

    critical_jobs = forms.ModelMultipleChoiceField(
        queryset=CriticalJob.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=f"1 to {MOST_JOBS}. Fewer jobs, more answers.",
        error_messages={"required": "Choose at least one critical job."},
    )
    action = "Save the round"

    class Meta:
        model = DemandRound
        fields = [
            "name", "opens_on", "closes_on", "period_starts_on", "horizon_months", "assumptions",
            "min_firms",
        ]  # fmt: skip
        labels = {"period_starts_on": "Period starts on", "horizon_months": "How far ahead"}
        widgets = {field: forms.DateInput(attrs={"type": "date"}) for field in DAYS}

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["critical_jobs"].queryset = partnership.critical_jobs.all()
        if self.instance.pk:
            chosen = self.instance.round_jobs.values_list("job", flat=True)
            self.initial["critical_jobs"] = list(chosen)
        else:
            self.initial.setdefault("min_firms", self.board.min_firms)

    def layout(self):
        return Layout(
            "name",
            Row(Column("opens_on"), Column("closes_on")),
            Row(Column("period_starts_on"), Column("horizon_months")),
            "assumptions",
            "critical_jobs",
            "min_firms",
            self.buttons(),
        )

    def clean_min_firms(self):
        fewest = self.cleaned_data["min_firms"]
        if fewest < self.board.min_firms:
            raise forms.ValidationError(
                f"At least {self.board.min_firms} firms must stand behind a shown number. "
                "A round may only be stricter."
            )
        return fewest

    def clean_critical_jobs(self):
        jobs = self.cleaned_data["critical_jobs"]
        if len(jobs) > MOST_JOBS:
            raise forms.ValidationError(f"Choose {MOST_JOBS} critical jobs or fewer.")
        return jobs

    def save(self, commit=True):
        return save_round(self.instance, jobs=self.cleaned_data["critical_jobs"])

    def _get_validation_exclusions(self):
        # The form sets the partnership, so names that must be unique in it are the form's to check.
        return super()._get_validation_exclusions() - {"partnership"}
