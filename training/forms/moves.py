"""What staff enter to move a round that was opened."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import BoardForm
from training.actions import moves
from training.models import RoundMove

ACTIONS = {
    "extended": moves.extend_round,
    "reopened": moves.reopen_round,
    "withdrawn": moves.withdraw_round,
}


class MoveForm(BoardForm):
    """A round gets more time, is opened again or withdrawn; its firms read the reason."""

    class Meta:
        model = RoundMove
        fields = ["closes_on", "reason"]
        labels = {"closes_on": "New last day", "reason": "Why"}
        help_texts = {
            "closes_on": "",
            "reason": "One sentence. Everybody who was asked reads it.",
        }
        widgets = {"closes_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args, round, target, step, **kwargs):
        self.action = step.button
        super().__init__(*args, **kwargs)
        self.round, self.target = round, target
        self.instance.round, self.instance.kind = round, target
        self.instance.closes_on = round.closes_on
        if target == "withdrawn":
            del self.fields["closes_on"]
        self.fields["reason"].required = step.reason
        self.helper.layout = self.layout()

    def save_or_refuse(self, *, by, now):
        """Move the round; False with a sentence at the field where it cannot be."""
        try:
            ACTIONS[self.target](self.round, by=by, now=now, **self.cleaned_data)
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return False
        return True
