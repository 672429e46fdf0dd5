"""The form about one item of a stage's exit checklist."""

from django import forms

from accounts.forms import BoardForm
from employers.forms.firms import staff_of
from partnerships.actions.life import save_stage_item
from partnerships.forms.words import DAY
from partnerships.models import StageItem

NO_EVIDENCE = "Say where one can see it."


class StageItemForm(BoardForm):
    action = "Save item"

    class Meta:
        model = StageItem
        fields = ["owner", "due_on", "done_on", "evidence"]
        labels = {"owner": "Who does it", "due_on": "By", "done_on": "Done on"}
        widgets = {"due_on": forms.DateInput(attrs=DAY), "done_on": forms.DateInput(attrs=DAY)}

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["owner"].queryset = staff_of(board)
        self.fields["owner"].empty_label = "Nobody yet"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("done_on") and not cleaned.get("evidence") and "evidence" in cleaned:
            self.add_error("evidence", NO_EVIDENCE)
        return cleaned

    def save(self):
        item = self.instance
        return save_stage_item(item.partnership, key=item.key, **self.cleaned_data)
