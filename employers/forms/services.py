"""Forms about what agencies give a firm, ask it, and who answers for it at the board."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from accounts.forms import BoardForm, PersonForm
from employers.actions import services as actions
from employers.forms.firms import staff_of
from employers.models import Handover, Question, ServiceEvent

DAY = {"type": "date"}
AHEAD = "This day is still ahead."


def in_words(choices):
    """Return the choices with one way of writing them."""
    return [(value, capfirst(label)) for value, label in choices.choices]


class ServiceForm(BoardForm):
    """A service given to a firm, by the board or by an agency that told the board of it."""

    action = "Save the service"

    class Meta:
        model = ServiceEvent
        fields = ["category", "happened_on", "agency", "staff", "about", "outcome"]
        widgets = {
            "category": forms.RadioSelect,
            "happened_on": forms.DateInput(attrs=DAY),
        }
        help_texts = {"outcome": "May be written later."}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["category"].choices = in_words(ServiceEvent.Category)
        self.fields["staff"].queryset = staff_of(self.board)
        self.fields["staff"].empty_label = "Nobody of the board"

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > self.today:
            raise ValidationError(AHEAD)
        return day

    def save(self):
        return actions.save_service(self.instance)


class AskForm(PersonForm):
    """Writes down a question to a firm; a topic it was asked about in 90 days needs a second look.

    earlier: the questions of that time. agency: who asks, if only one can.
    """

    action = "Write it down"

    topic = forms.ChoiceField(widget=forms.RadioSelect)
    agency = forms.CharField(label="Who asks", max_length=150)
    asked_on = forms.DateField(label="Day", widget=forms.DateInput(attrs=DAY))
    anyway = forms.BooleanField(label="Ask again all the same")

    def __init__(self, *args, earlier, today, agency="", **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.agency = today, agency
        self.fields["topic"].choices = in_words(Question.Topic)
        if agency:
            del self.fields["agency"]
        self._guard([each for each in earlier if each.topic == self.data.get("topic")])

    def _guard(self, repeated):
        """Ask once more if the topic typed was asked about; name the latest who did."""
        if not repeated:
            del self.fields["anyway"]
            return
        last = repeated[0]
        self.fields["anyway"].error_messages["required"] = (
            f"{last.topic_words}: {last.agency} asked on {last.asked_on:%b} {last.asked_on.day}. "
            "Look there first, or check this to ask again."
        )

    def clean_asked_on(self):
        day = self.cleaned_data["asked_on"]
        if day > self.today:
            raise ValidationError(AHEAD)
        return day

    def save(self, *, boards, organization):
        """Write the question down for each of the boards that know the firm."""
        for board in boards:
            actions.ask(
                board=board,
                organization=organization,
                topic=self.cleaned_data["topic"],
                agency=self.agency or self.cleaned_data["agency"],
                on=self.cleaned_data["asked_on"],
            )


class HandOverForm(BoardForm):
    """Names the next point of contact of a firm."""

    action = "Hand over"

    class Meta:
        model = Handover
        fields = ["after", "note"]
        labels = {"after": "Next point of contact"}
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        staff = staff_of(self.board).exclude(pk=self.instance.employer.named_contact_id)
        self.fields["after"].queryset = staff
        self.fields["after"].required = True

    def save(self, *, by, on):
        return actions.hand_over(self.instance.employer, by=by, on=on, **self.cleaned_data)


class FirmSearch(forms.Form):
    """Finds a firm by its name."""

    q = forms.CharField(label="Name of the firm", required=False, max_length=200)

    @property
    def text(self):
        return self.cleaned_data["q"] if self.is_valid() else ""
