"""The base of every form about a board's rows."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from ui.forms import Buttons


class BoardForm(forms.ModelForm):
    """A model form that stays in its board: it sets the board and narrows every choice to it.

    Subclasses give `Meta.model`, `Meta.fields`, the words of the button in `action`, and a
    `layout()` where the plain order of the fields is not enough.
    """

    action = "Save"

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = self.instance.board = board
        for field in self.fields.values():
            queryset = getattr(field, "queryset", None)
            if queryset is not None and hasattr(queryset.model, "board"):
                field.queryset = queryset.filter(board=board)
        self.helper = FormHelper()
        self.helper.layout = self.layout()

    def layout(self):
        return Layout(*self.fields, self.buttons())

    def buttons(self):
        return Buttons(Submit("save", self.action))

    def _get_validation_exclusions(self):
        # The form sets the board, so rules about it (unique names) are the form's to check.
        return super()._get_validation_exclusions() - {"board"}
