"""A source of people for a critical job."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from accounts.forms import BoardForm
from training.models import TalentSource

FIRST_YEAR, LAST_YEAR, MOST = 2000, 2100, 99_999
YEAR_WORDS = "Enter the year in which the program year begins, such as 2026."


class SourceForm(BoardForm):
    """Where people for a job come from in one year, and how many; tier 2 feeds tier 1."""

    action = "Save the source"

    class Meta:
        model = TalentSource
        fields = [
            "job", "kind", "name", "provider", "year", "completers", "capacity", "tier", "feeds",
            "stated_by",
        ]  # fmt: skip

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["job"].queryset = partnership.critical_jobs.all()
        providers = self.fields["provider"].queryset
        self.fields["provider"].queryset = providers.filter(is_active=True).for_list()
        fed = partnership.talent_sources.filter(tier=1).exclude(pk=self.instance.pk)
        self.fields["feeds"].queryset = fed

    def layout(self):
        self.fields["tier"].choices = [
            (1, "Tier 1: employers hire from it"), (2, "Tier 2: it teaches people before"),
        ]  # fmt: skip
        for name, least, most, words in (
            ("year", FIRST_YEAR, LAST_YEAR, YEAR_WORDS),
            ("completers", 0, MOST, f"Enter how many people finished, from 0 to {MOST:,}."),
            ("capacity", 0, MOST, f"Enter how many people it could take, from 0 to {MOST:,}."),
        ):
            field = self.fields[name]
            field.validators = [MinValueValidator(least, words), MaxValueValidator(most, words)]
            field.error_messages["invalid"] = words
            field.widget = forms.TextInput({"inputmode": "numeric"})
        return super().layout()

    def clean(self):
        data = super().clean()
        feeds = data.get("feeds")
        if feeds and data.get("tier") == 1:
            words = "Only a source of tier 2 gives people to another source."
            self.add_error("feeds", words)
        elif feeds and data.get("job") and feeds.job_id != data["job"].pk:
            self.add_error("feeds", f"This source is one for {feeds.job}. Choose one of the job.")
        return data
