import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from crispy_forms.utils import render_crispy_form
from django import forms

from accounts.models import Organization
from tests import factories
from ui.forms import Buttons, Fold, Question, Questions, Quiet, Sees, StillTrue, Sum, WordedForm

pytestmark = pytest.mark.urls("tests.ui.urls")


class Job(forms.Form):
    openings = forms.IntegerField(min_value=0)
    wage = forms.DecimalField(required=False)
    shift = forms.ChoiceField(choices=[("1", "first")], required=False)


class Worded(WordedForm, forms.Form):
    soc = forms.CharField(label="SOC code")
    seats = forms.IntegerField(label="Seats you want")
    until = forms.DateField(label="Closes on")
    ahead = forms.IntegerField(label="How far ahead?")
    grant = forms.ChoiceField(choices=[("", "---------"), ("1", "State grant")])
    credential = forms.ChoiceField(choices=[("", "---------")], required=False)
    agreed = forms.BooleanField()
    reason = forms.CharField(error_messages={"required": "Say why."})


def draw(*layout, **kwargs):
    form = Job(**kwargs)
    form.helper = FormHelper()
    form.helper.layout = Layout(*layout)
    return render_crispy_form(form)


def test_a_change_is_marked_with_the_last_answer():
    body = draw(Question("openings", was=3, when="June"), initial={"openings": 5})
    assert "Changed. In June: 3" in body


def test_the_same_answer_is_not_marked():
    body = draw(Question("openings", was=3, when="June"), data={"openings": "3"})
    assert "Changed" not in body


def test_a_change_without_a_month_says_before():
    assert "Before: 3" in draw(Question("openings", was=3), initial={"openings": 5})


def test_what_was_typed_stays_beside_its_error():
    body = draw(Question("openings"), data={"openings": "five"})
    assert 'type="text"' in body
    assert 'value="five"' in body
    assert 'inputmode="numeric"' in body
    assert "min=" not in body


def test_cents_are_asked_with_a_point():
    body = draw(Question("wage", prefix="$", suffix="an hour"))
    assert 'inputmode="decimal"' in body
    assert "(optional)" in body


def test_a_choice_is_a_row_too():
    assert "form-select" in draw(Question("shift"))


def test_rows_stand_under_their_legend_with_the_sum():
    body = draw(Questions("Today", Question("openings"), Sum("Together", 11)))
    assert "Today</legend>" in body
    assert "<output>11</output>" in body


@pytest.mark.parametrize(
    ("typed", "is_open"),
    [({}, False), ({"initial": {"wage": 22}}, True), ({"data": {"wage": "a lot"}}, True)],
)
def test_a_fold_stands_open_where_something_is_said_or_wrong(typed, is_open):
    body = draw(Fold("What you pay", Question("wage")), **typed)
    assert 'name="wage"' in body
    assert ('<details class="fold" open>' in body) is is_open


def test_who_sees_it_may_be_worked_out_by_the_page():
    assert "Seen by you alone." in draw(Sees(lambda: "Seen by you alone."))


def test_still_true_comes_first_and_is_a_button():
    body = draw(StillTrue("Nothing changed?", "Keep it.", "Still true"), Question("openings"))
    assert body.index('name="still_true"') < body.index("openings")


def test_who_sees_this_links_to_the_rule():
    assert 'href="/how/"' in draw(Sees("Seen by you.", link="How it works", url="/how/"))


def test_buttons_are_buttons():
    body = draw(Buttons(Submit("next", "Save, next job"), Quiet("stop", "Save and stop")))
    assert body.count("<button") == 2
    assert 'class="btn btn-quiet"' in body


def test_a_field_left_empty_is_named():
    assert {name: errors[0] for name, errors in Worded({}).errors.items()} == {
        "soc": "Enter the SOC code.",
        "seats": "Enter the seats you want.",
        "until": "Closes on: enter a day.",
        "ahead": "Say how far ahead.",
        "grant": "Choose the grant.",
        "agreed": "Check this to go on.",
        "reason": "Say why.",
    }


def test_an_empty_choice_says_what_it_means():
    fields = Worded().fields
    assert fields["grant"].choices == [("", "Choose the grant"), ("1", "State grant")]
    assert fields["credential"].choices == [("", "None")]


def test_choices_narrowed_after_the_words_were_chosen_are_shown(db):
    factories.OrganizationFactory(name="Keyline Hydraulics")

    class ChooseFirm(WordedForm, forms.Form):
        firm = forms.ModelChoiceField(Organization.objects.none(), empty_label=None)

        def __init__(self, *args):
            super().__init__(*args)
            self.fields["firm"].queryset = Organization.objects.all()

    assert "Keyline Hydraulics" in str(ChooseFirm())
