"""The list of who came to a meeting: a row for each person expected, and rows to type in."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.forms import BoundField

from accounts.rules import MoveRefused
from partnerships.actions.attendance import Came, save_attendance
from partnerships.forms.words import in_words
from partnerships.models import Attendance
from partnerships.reports.attendance import Person
from ui.forms import WordedForm, as_text

TYPED = [f"n{number}" for number in range(1, 4)]
HOURS = "Enter the hours as a number between 0 and 24."
WRONG = ("invalid", "max_digits", "max_whole_digits", "max_decimal_places")
TWICE = "This person is on the list already."
THE_BOARD = "The board"


@dataclass(frozen=True)
class Row:
    """One person's fields; a typed row has a name and an organization instead of a person."""

    person: Person | None
    came: BoundField | None
    mode: BoundField
    hours: BoundField
    name: BoundField | None = None
    organization: BoundField | None = None


class AttendanceForm(WordedForm, forms.Form):
    """Who of these people came, how, and for how many hours.

    Only rows that were on the page are saved: `key` of a person names her fields.
    """

    def __init__(self, *args, meeting, people, organizations, hours, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting, self.people = meeting, people
        firms = [("", THE_BOARD), *((str(each.pk), each.name) for each in organizations)]
        for person in people:
            self._ask(person.key, person.name, person.attendance, hours)
            self.fields[f"{person.key}-came"] = forms.BooleanField(
                label=f"{person.name} came",
                required=False,
                initial=person.attendance is not None,
            )
        for key in TYPED:
            self._ask(key, "another person", None, hours)
            self.fields[f"{key}-name"] = forms.CharField(
                label="Another person", required=False, max_length=150
            )
            self.fields[f"{key}-organization"] = forms.ChoiceField(
                label="Organization of this person", required=False, choices=firms
            )

    def _ask(self, key, who, attendance, hours):
        self.fields[f"{key}-mode"] = forms.ChoiceField(
            label=f"How {who} took part",
            required=False,
            choices=in_words(Attendance.Mode),
            initial=attendance.mode if attendance else Attendance.Mode.ROOM,
        )
        self.fields[f"{key}-hours"] = forms.DecimalField(
            label=f"Hours of {who}",
            required=False,
            max_digits=4,
            decimal_places=2,
            initial=f"{attendance.hours.normalize():f}" if attendance else hours,
            error_messages=dict.fromkeys(WRONG, HOURS),
        )
        as_text(self.fields[f"{key}-hours"])

    def rows(self):
        for person in self.people:
            yield Row(person, self[f"{person.key}-came"], *self._how(person.key))
        for key in TYPED:
            name, firm = self[f"{key}-name"], self[f"{key}-organization"]
            yield Row(None, None, *self._how(key), name, firm)

    def _how(self, key):
        return self[f"{key}-mode"], self[f"{key}-hours"]

    def clean(self):
        cleaned = super().clean()
        self.came = [*self._known(cleaned), *self._typed(cleaned)]
        return cleaned

    def _known(self, cleaned):
        for person in self.people:
            if f"{person.key}-hours" not in self.data:
                continue  # she came onto the list after the page was opened
            firm = person.organization.pk if person.organization else None
            if cleaned.get(f"{person.key}-came"):
                yield self._one(cleaned, person.key, firm, person.name)
            elif person.attendance:
                yield Came(firm, person.name)

    def _typed(self, cleaned):
        seen = {person.identity for person in self.people}
        for key in TYPED:
            name = cleaned.get(f"{key}-name")
            if not name:
                continue
            chosen = cleaned.get(f"{key}-organization")
            firm = int(chosen) if chosen else None
            if (firm, name.casefold()) in seen:
                self.add_error(f"{key}-name", TWICE)
            seen.add((firm, name.casefold()))
            yield self._one(cleaned, key, firm, name)

    def _one(self, cleaned, key, firm, name):
        hours = cleaned.get(f"{key}-hours")
        if hours is not None and 0 < hours <= 24:
            return Came(firm, name, hours, cleaned.get(f"{key}-mode") or Attendance.Mode.ROOM)
        if f"{key}-hours" not in self.errors:
            self.add_error(f"{key}-hours", HOURS)
        return Came(firm, name, Decimal(1))

    def save_or_refuse(self, *, by):
        """Save; False and an error on the page when the minutes were sent meanwhile."""
        try:
            save_attendance(self.meeting, people=self.came, by=by)
        except MoveRefused as refusal:
            self.add_error(None, str(refusal))
            return False
        return True
