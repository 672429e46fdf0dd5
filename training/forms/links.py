"""To whom a part of an answer is handed, and how staff heard what they write down."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from ui.forms import Buttons, WordedForm

LONGEST_NAME = 150


class HandOverForm(WordedForm, forms.Form):
    """A colleague, and the part she fills in. parts: [(section, words)]."""

    section = forms.ChoiceField(label="Part", widget=forms.RadioSelect)
    name = forms.CharField(label="Name", max_length=LONGEST_NAME)
    email = forms.EmailField(label="E-mail", help_text="The link goes there, and opens once.")

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = parts
        self.helper = FormHelper()
        self.helper.layout = Layout(*self.fields, Buttons(Submit("send", "Send the link")))
