"""What the pages of an answer have in common: one saves one section, and loses nobody's words."""

from decimal import Decimal

from crispy_forms.layout import HTML, Submit
from django import forms
from django.utils.formats import date_format

from accounts.forms import BoardForm
from training.actions.answers import mark, said_in
from ui.forms import Buttons, Question, StillTrue

KEEP_THEIRS = '<a class="btn btn-quiet" href="">Keep theirs</a>'


class SectionForm(BoardForm):
    """A page of an answer: some columns of one row.

    `earlier` is the row of the round before. The form carries what it showed (`seen`), so that a
    save after somebody else's shows both. Figures that look too large (`doubts`) are asked about
    once, then kept and flagged.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    theirs = None  # the row somebody else saved meanwhile

    def __init__(self, *args, desk, earlier=None, **kwargs):
        self.desk, self.earlier, self.flags = desk, earlier, []
        super().__init__(*args, **kwargs)
        self.initial["seen"] = mark(self.instance, self.columns())
        self.helper.render_hidden_fields = True

    def columns(self):
        """Return the columns of the row which this page changes."""
        return [name for name in self.Meta.fields if name in self.fields]

    def values(self):
        """Return {column: value}, as `save_section` takes it."""
        values = self.said()
        others = set(self.instance.flags) - set(values)
        return values | {"flags": sorted({*others, *self.flags})}

    def said(self):
        """Return {column: value} of what was typed."""
        return {name: self.cleaned_data[name] for name in self.columns()}

    def shown(self):
        """Return what the page showed, as `save_section` takes it; None where it did not say."""
        return self.cleaned_data["seen"] if self.add_prefix("seen") in self.data else None

    def asked(self, name):
        """Return the question of a column, in words."""
        return self.fields[name].label

    def doubts(self, data):
        """Return {field: sentence} of the figures that look too large, such as "Really 4,000?"."""
        return {}

    def clean(self):
        data = super().clean()
        for name, sentence in self.doubts(data).items():
            self.fields[f"sure_{name}"] = forms.BooleanField(
                label=f"Yes, {figure(data[name])} is right", required=False
            )
            if self.add_prefix(f"sure_{name}") in self.data or self._is_flagged(name, data[name]):
                self.flags.append(self.column_of(name))
            else:
                self.add_error(name, sentence)
        return data

    def _is_flagged(self, name, value):
        """Tell whether it was asked about before, now or last time, and is the same still."""
        rows = [row for row in (self.instance, self.earlier) if row is not None]
        column = self.column_of(name)
        return any(column in row.flags and self.said_by(row, name) == value for row in rows)

    def column_of(self, name):
        """Return the column that keeps what is typed in a field."""
        return name

    def said_by(self, row, name):
        """Return what a row says in a field."""
        return getattr(row, name)

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            self.helper.layout = self.layout()

    def meet(self, row):
        """Show what somebody else saved meanwhile; the next save keeps what is typed here."""
        self.theirs = row
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = mark(row, self.columns())
        self.helper.layout = self.layout()

    def differences(self):
        """Return rows of question, their words, own words, where the two differ."""
        rows = (self.theirs, self.instance)
        return [
            (self.asked(name), *[self.words(row, name) for row in rows])
            for name in self.columns()
            if said_in(self.theirs, [name]) != said_in(self.instance, [name])
        ]

    def words(self, row, name):
        """Return what a row says in a column, as people read it."""
        value = getattr(row, name)
        if value in (None, "", [], {}):
            return "left out"
        if isinstance(value, Decimal):
            return figure(value) if self.desk.shows_money else "an amount of its own"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int) and not self._meta.model._meta.get_field(name).choices:
            return figure(value)
        if isinstance(value, list):
            names = dict(self._meta.model._meta.get_field(name).base_field.choices)
            return ", ".join(str(names.get(key, key)) for key in value)
        return str(getattr(row, f"get_{name}_display", lambda: value)())

    def was(self, name):
        """Return what a Question row says of last time; no amount where the desk shows none."""
        was = getattr(self.earlier, name, None)
        if was in (None, "") or (isinstance(was, Decimal) and not self.desk.shows_money):
            return {}
        return {"was": was, "when": date_format(self.earlier.answer.sent_at, "F")}

    def rows(self, *names, **words):
        """Return question rows with what was said last time, each with its "really?" box."""
        shown = []
        for name in names:
            shown.append(Question(name, **self.was(name), **words))
            if f"sure_{name}" in self.fields:
                shown.append(f"sure_{name}")
        return shown

    def still_true(self, effect, button):
        """Return the offer to keep last time's answer; nothing once the section is answered."""
        if self.earlier is None or self.instance.pk:
            return []
        sent = date_format(self.earlier.answer.sent_at, "F j")
        return [
            StillTrue(f"Nothing changed since {sent}?", effect, button),
            HTML('<h2 class="mb-3">Or correct what changed</h2>'),
        ]

    def buttons(self, save="", *others):
        """Return the save button; after somebody else's save the choice between the two."""
        if self.theirs is None:
            return Buttons(Submit("save", save or self.action), *others)
        return Buttons(Submit("save", "Keep mine"), HTML(KEEP_THEIRS))


def figure(value):
    """Return a count or an amount in words: 4,000 or $22.50."""
    return f"${value:,.2f}" if isinstance(value, Decimal) else f"{value:,}"
