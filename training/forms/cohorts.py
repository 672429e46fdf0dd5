"""Forms about classes: the list's filter, finding a program, opening and changing a class."""

from crispy_forms.layout import Column, Layout, Row
from django import forms

from accounts.forms import BoardForm
from partnerships.forms.partnerships import PartnershipFilter
from training.actions.cohorts import MoveRefused, change_terms
from training.models import Cohort
from ui.forms import Questions

DAY = {"type": "date"}
MOST_PROGRAMS = 20


class CohortFilter(PartnershipFilter):
    """Narrows the list of classes to a partnership and a state."""

    state = forms.ChoiceField(
        required=False, choices=[("", "All"), *Cohort.State.choices], label="State"
    )

    def narrow(self, rows):
        state = self.cleaned_data["state"] if self.is_valid() else ""
        rows = super().narrow(rows)
        return rows.filter(state=state) if state else rows


class ProgramSearch(forms.Form):
    """Finds the program a class teaches; one word of its name, or of the provider's, is enough."""

    q = forms.CharField(label="Program or provider", required=False, max_length=200)

    def narrow(self, programs):
        text = self.cleaned_data["q"].strip() if self.is_valid() else ""
        return programs.active().named(text).for_list()[:MOST_PROGRAMS]


class CohortForm(BoardForm):
    """Terms of a class. Its partnership, pool and program are set before."""

    class Meta:
        model = Cohort
        fields = [
            "name", "credential", "min_seats", "max_seats", "fixed_cost", "seat_cost", "grant",
            "grant_share", "decision_on", "starts_on", "ends_on", "schedule",
        ]  # fmt: skip
        widgets = {name: forms.DateInput(DAY) for name in ("decision_on", "starts_on", "ends_on")}
        help_texts = {
            "name": "Employers read this. Name what people can do afterwards.",
            "fixed_cost": "Dollars, whatever the number of seats: instructor, rooms, machines.",
            "seat_cost": "Dollars for each person: materials, books, test.",
            "grant_share": "Dollars a grant takes of the whole; 0 without a grant.",
            "decision_on": "Until this day firms pledge and drop out freely.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        grants = self.instance.partnership.grants.all()
        self.fields["grant"].queryset = grants
        self.action = "Save class" if self.instance.pk else "Open for pledges"
        self.helper.layout = self.layout()

    def layout(self):
        return Layout(
            "name", "credential",
            Questions("Seats", Row(Column("min_seats"), Column("max_seats"))),
            Questions(
                "Cost",
                Row(Column("fixed_cost"), Column("seat_cost")),
                Row(Column("grant"), Column("grant_share")),
            ),
            Questions(
                "Dates",
                Row(Column("starts_on"), Column("ends_on"), Column("decision_on")),
                "schedule",
            ),
            self.buttons(),
        )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("grant_share") and not cleaned.get("grant"):
            self.add_error("grant", "Say which grant pays the share.")
        most = cleaned.get("max_seats")
        if most is not None and most < self.instance.seats_pledged:
            pledged = self.instance.seats_pledged
            self.add_error("max_seats", f"{pledged} seats are pledged already.")
        return cleaned

    def save_or_refuse(self):
        """Save; False and an error when the class changed under the person's hands."""
        if self.instance.pk is None:
            self.instance.save()
            return True
        try:
            change_terms(cohort=self.instance, terms=self.Meta.fields)
        except MoveRefused as refusal:
            self.add_error(None, str(refusal))
            return False
        return True

    def _get_validation_exclusions(self):
        # The view sets the partnership, so that names are unique in it is the form's to check.
        return super()._get_validation_exclusions() - {"partnership"}
