"""Forms about meetings: the plan, an item of the agenda, a decision."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.forms import BoardForm
from accounts.rules import MoveRefused
from partnerships.actions import agenda, meetings
from partnerships.forms.words import DAY, in_words
from partnerships.models import AgendaItem, Decision, Meeting
from partnerships.rules.meetings import ClocksChange, span
from ui.forms import as_text

TIME = {"type": "time"}
LONGEST_ITEM = 480  # minutes
NOT_MINUTED = "What employers say among themselves is not minuted."


class RefusableForm(BoardForm):
    """A form whose action may refuse: then the words stand on the page, with all that was typed."""

    def save_or_refuse(self, *, by):
        try:
            self.do(by=by)
        except (MoveRefused, ValidationError) as refusal:
            self.add_error(None, getattr(refusal, "messages", [str(refusal)]))
            return False
        return True


class MeetingForm(RefusableForm):
    """When and where people meet; times are local."""

    day = forms.DateField(widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    starts = forms.TimeField(widget=forms.TimeInput(TIME, format="%H:%M"))
    ends = forms.TimeField(widget=forms.TimeInput(TIME, format="%H:%M"))
    online_url = forms.URLField(
        label="Address to join online", required=False, max_length=200, assume_scheme="https"
    )

    class Meta:
        model = Meeting
        fields = ["kind", "name", "purpose", "place", "online_url", "is_public"]
        help_texts = {
            "purpose": "One sentence for the invitation and the top of the agenda.",
            "is_public": "Name, day and place, once the partnership is on the directory.",
        }

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["kind"].choices = in_words(Meeting.Kind)
        self.action = "Save meeting" if self.instance.pk else "Plan the meeting"
        if self.instance.starts_at:
            starts, ends = map(timezone.localtime, (self.instance.starts_at, self.instance.ends_at))
            self.initial |= {"day": starts.date(), "starts": starts.time(), "ends": ends.time()}
        self.helper.layout = self.layout()

    def layout(self):
        return Layout(
            "kind", "name", "purpose",
            Row(Column("day"), Column("starts"), Column("ends")),
            "place", "online_url", "is_public", self.buttons(),
        )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
        if day and starts and ends:
            self._set_span(day, starts, ends)
        return cleaned

    def _set_span(self, day, starts, ends):
        try:
            found = span(day, starts, ends, timezone.get_current_timezone())
        except ClocksChange as refusal:
            self.add_error("starts", str(refusal))
        except ValueError as refusal:
            self.add_error("ends", str(refusal))
        else:
            self.instance.starts_at, self.instance.ends_at = found

    def do(self, *, by):
        meetings.save_meeting(self.instance, by=by)


class AgendaItemForm(RefusableForm):
    """An item of the agenda, its place, and what was noted in it."""

    action = "Save item"
    place = forms.TypedChoiceField(label="Place on the agenda", coerce=int)

    class Meta:
        model = AgendaItem
        fields = ["name", "minutes", "employers_only", "notes"]
        labels = {"name": "Item"}
        help_texts = {"notes": "Goes into the minutes. Members read it: no firm's figures."}
        widgets = {"notes": forms.Textarea({"rows": 6})}

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [(place, str(place)) for place in range(1, places + 1)]
        as_text(self.fields["minutes"])
        if not self.instance.pk:
            del self.fields["notes"]
        self.helper.layout = self.layout()

    def layout(self):
        notes = ["notes"] if "notes" in self.fields else []
        times = Row(Column("minutes"), Column("place"))
        return Layout("name", times, "employers_only", *notes, self.buttons())

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if not 1 <= minutes <= LONGEST_ITEM:
            raise ValidationError(f"Enter minutes from 1 to {LONGEST_ITEM}.")
        return minutes

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("employers_only") and cleaned.get("notes"):
            self.add_error("notes", NOT_MINUTED)
        return cleaned

    def do(self, *, by):
        agenda.save_item(self.instance, place=self.cleaned_data["place"])


class DecisionForm(RefusableForm):
    """What a meeting decided, in one sentence."""

    action = "Write it down"

    class Meta:
        model = Decision
        fields = ["text"]
        labels = {"text": "Decision"}
        help_texts = {"text": "One sentence that can be read alone, a year from now."}

    def do(self, *, by):
        meetings.record_decision(
            meeting=self.instance.meeting,
            text=self.cleaned_data["text"],
            by=by,
            on=timezone.localdate(),
        )
