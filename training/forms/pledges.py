"""Forms of seats: a firm pledges, or staff do for it."""

from decimal import Decimal

from crispy_forms.bootstrap import PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Submit
from django import forms
from django.utils.formats import date_format

from training.actions.pledges import PledgeRefused, pledge
from training.models import Cohort
from training.rules import prices
from ui.forms import Buttons, WordedForm, as_text

CONSENT = (
    "I agree that the number of seats in this class is shown to its pledgers, its provider and, "
    "while it recruits, to members. With few firms they can work out ours."
)
ASK = "Ask the board whether seats are still wanted."


class SeatsForm(WordedForm, forms.Form):
    """How many seats; the class's own rules decide under its lock."""

    seats = forms.IntegerField(
        label="Seats you want",
        min_value=1,
        max_value=1000,
        error_messages={
            "min_value": "Enter how many seats you want, 1 or more.",
            "max_value": "Enter a number of people, such as 3.",
        },
    )

    def __init__(self, *args, cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.cohort = cohort
        for field in self.fields.values():
            as_text(field)
        self.helper = FormHelper()

    def pledge(self, *, organization, by):
        """Pledge; False with a sentence at the field when the class cannot give the seats."""
        try:
            pledge(cohort=self.cohort, organization=organization, by=by, **self.terms())
        except PledgeRefused as refusal:
            self.add_error("seats", str(refusal))
            return False
        return True

    def terms(self):
        return {"seats": self.cleaned_data["seats"]}


class PledgeForm(SeatsForm):
    """A firm's own pledge, with what nobody else sees and what it agrees to."""

    top_price = forms.DecimalField(
        label="Highest price a seat",
        required=False,
        min_value=Decimal("0.01"),
        max_digits=10,
        decimal_places=2,
        help_text="You never pay more. Nobody else sees it.",
    )
    agrees_to_be_named = forms.BooleanField(
        label="Show our name to the other firms of the class once it is confirmed",
        required=False,
    )
    consent = forms.BooleanField(
        label=CONSENT, error_messages={"required": "Seats can be pledged only if you agree."}
    )

    def __init__(self, *args, cohort, day, **kwargs):
        super().__init__(*args, cohort=cohort, **kwargs)
        self.day = day
        self.helper.layout = Layout(
            "seats",
            PrependedText("top_price", "$"),
            "agrees_to_be_named",
            "consent",
            Buttons(Submit("pledge", "Confirm seats")),
        )

    def clean(self):
        decided = self.cohort.decision_on
        if self.cohort.state == Cohort.State.PLEDGING and decided < self.day:
            self.add_error("seats", f"The day to decide was {date_format(decided, 'F j')}. {ASK}")
        return super().clean()

    def clean_top_price(self):
        top = self.cleaned_data["top_price"]
        full = prices.price(self.cohort.costs, self.cohort.max_seats)
        if top is not None and top < full:
            raise forms.ValidationError(
                f"Even with every seat taken a seat costs ${full:,}. Enter that or more, "
                "or leave it empty."
            )
        return top

    def terms(self):
        named = ("seats", "top_price", "agrees_to_be_named")
        return {name: self.cleaned_data[name] for name in named}


class FirmPledgeForm(SeatsForm):
    """Staff pledge for a firm that told them so; what the firm itself agreed to stays."""

    organization = forms.ModelChoiceField(None, label="Employer")
    field_order = ["organization", "seats"]

    def __init__(self, *args, cohort, **kwargs):
        super().__init__(*args, cohort=cohort, **kwargs)
        members = cohort.partnership.members.active().employers()
        self.fields["organization"].queryset = cohort.firms().filter(
            pk__in=members.values("organization")
        )
        self.fields["seats"].label = "Seats"
        self.helper.layout = Layout("organization", Field("seats"), Buttons(
            Submit("pledge", "Pledge for the firm")
        ))  # fmt: skip
