"""Forms about requests for help: a firm asks, the board answers."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import PersonForm
from accounts.rules import MoveRefused
from employers.actions import help as actions
from employers.forms.services import in_words
from employers.models import HelpRequest, ServiceEvent


class AskHelpForm(PersonForm):
    """What a firm needs, and of which board if it deals with several."""

    action = "Ask for help"

    board = forms.ChoiceField(widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label="What it is about", widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is about."},
    )  # fmt: skip
    text = forms.CharField(
        label="What you need", max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args, employers, **kwargs):
        """employers: the firm's rows, one for each board that knows it."""
        super().__init__(*args, **kwargs)
        self.employers = {str(each.board_id): each for each in employers}
        self.fields["category"].choices = in_words(ServiceEvent.Category)
        if len(self.employers) == 1:
            del self.fields["board"]
        else:
            self.fields["board"].choices = [(key, e.board) for key, e in self.employers.items()]

    def save(self, *, by, now):
        only = next(iter(self.employers))
        return actions.ask_help(
            employer=self.employers[self.cleaned_data.get("board", only)],
            category=self.cleaned_data["category"],
            text=self.cleaned_data["text"],
            by=by,
            now=now,
        )


class AnswerForm(PersonForm):
    """The board's answer, which the firm reads on its own page."""

    action = "Send the answer"

    answer = forms.CharField(
        label="Your answer", max_length=4000, widget=forms.Textarea(attrs={"rows": 8})
    )

    def send(self, request, *, by, now):
        """Answer the request; False, with a sentence, where somebody else was faster."""
        try:
            actions.answer_help(request, text=self.cleaned_data["answer"], by=by, now=now)
        except (MoveRefused, ValidationError):
            self.add_error(None, "Somebody answered it meanwhile. Your text is still below.")
        return self.is_valid()


class HelpFilter(forms.Form):
    """Narrows the list of requests."""

    show = forms.ChoiceField(
        label="Which", required=False,
        choices=[("", "Waiting for an answer"), ("all", "All")],
    )  # fmt: skip

    def narrow(self, requests):
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("show") == "all":
            return requests
        return requests.filter(state=HelpRequest.State.WAITING)
