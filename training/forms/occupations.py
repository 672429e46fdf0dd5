"""Name an occupation that a program leads to."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from careerpaths.rules.codes import NotACode, soc_of
from training.reports.occupations import titles_of
from ui.forms import Buttons, WordedForm


class OccupationForm(WordedForm, forms.Form):
    """Takes a SOC or O*NET-SOC code that some release knows."""

    soc = forms.CharField(
        label="SOC code", max_length=20, help_text="The occupation it leads to, such as 51-4041."
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        self.helper = FormHelper()
        self.helper.layout = Layout("soc", Buttons(Submit("save", "Add occupation")))

    def clean_soc(self):
        try:
            soc = soc_of(self.cleaned_data["soc"])
        except NotACode as problem:
            raise forms.ValidationError(str(problem)) from None
        if soc not in titles_of(self.board, [soc]):
            raise forms.ValidationError(f"No release that is loaded has the code {soc}.")
        return soc
