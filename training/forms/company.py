"""What a firm confirms about itself in each round (section A)."""

from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils.formats import date_format

from employers.forms.firms import NaicsChecked, counties_for
from training.forms.fields import MOST_PEOPLE, limit
from training.forms.sections import SectionForm
from training.models import CompanyAnswer
from training.reports.sections import PROFILE
from training.rules.doubts import doubt
from ui.forms import Questions, Quiet, StillTrue


class CompanyAnswerForm(NaicsChecked, SectionForm):
    """Size, county and industry sort the totals; who answers is who may be asked about it."""

    profile = forms.BooleanField(
        label="Change our company profile at the board too",
        required=False,
        help_text="The board's staff read the profile between rounds.",
    )

    class Meta:
        model = CompanyAnswer
        fields = [
            *PROFILE, "union", "respondent", "respondent_title", "respondent_email",
        ]  # fmt: skip
        labels = {"naics": "Industry, as a NAICS code", "employees": "People you employ"}
        help_texts = {
            "naics": "Two to six digits, such as 332710 for machine shops.",
            "employees": "At all sites in the region.",
        }

    def __init__(self, *args, known="", may_change_profile=False, **kwargs):
        """known: from where the answers are that stand in the form, "" for nowhere."""
        self.known, self.may_change_profile = known, may_change_profile
        super().__init__(*args, **kwargs)
        self.fields["county"].queryset = counties_for(self.board)
        self.fields["county"].empty_label = "Not said"
        limit(self.fields["employees"], MOST_PEOPLE)
        if not may_change_profile:
            del self.fields["profile"]

    def layout(self):
        profile = ["profile"] if self.may_change_profile else []
        return Layout(
            *self._still_true(),
            Questions("Your company", *self.rows("employees"), "county", "naics"),
            Questions("Union", "has_union", "union"),
            Questions(
                "Who answers", "respondent", "respondent_title", "respondent_email", *profile
            ),
            self.buttons("Save, go on", Quiet("stop", "Save and stop")),
        )

    def _still_true(self):
        if not self.known or self.theirs:
            return []
        return [
            StillTrue(f"Right as it stands {self.known}?", "Keep the answers below.",
                      "Right as it stands"),
            HTML('<h2 class="mb-3">Or correct what changed</h2>'),
        ]  # fmt: skip

    def doubts(self, data):
        """Ask about many more people than are known, since other figures are held against them."""
        count, before = data.get("employees"), self.initial.get("employees")
        if self._is_flagged("employees", count):
            # What stands in the form is that figure: it cannot look unusual beside itself.
            self.flags.append("employees")
            return {}
        sentence = doubt(count, people=None, before=before) if count else ""
        return {"employees": sentence} if sentence else {}

    def clean(self):
        data = super().clean()
        if data.get("union") and not data.get("has_union"):
            self.add_error("union", "Check that workers are represented, or leave this empty.")
        return data


def since(answer):
    """Return "since June 12" for an earlier answer."""
    return f"since {date_format(answer.sent_at, 'F j')}"
