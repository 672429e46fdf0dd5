"""How staff heard what they write down for a firm."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from training.models import Answer
from ui.forms import Buttons, WordedForm

HEARD = [(Answer.Source.CALL, "In a call"), (Answer.Source.VISIT, "At a visit")]


class BeginForm(WordedForm, forms.Form):
    source = forms.ChoiceField(
        label="How did you hear it?", choices=HEARD, widget=forms.RadioSelect,
        error_messages={"required": "Say how you heard it."},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout("source", Buttons(Submit("begin", "Begin")))
