"""What a firm enters: a job at a time, a need at a time."""

import datetime as dt
from functools import partial

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils.formats import date_format

from training.forms.fields import MOST_PEOPLE, count_field, limit, optional_count, several_of
from training.forms.matrices import MatrixForm
from training.forms.money import MoneyForm
from training.models import JobAnswer, Why
from training.reports.firm_size import people_employed
from training.reports.said import timing_words
from training.reports.sees import sees_wages
from training.rules import matrix
from training.rules.demand import quarter_index, quarter_words, quarters
from training.rules.doubts import doubt, wage_doubt
from training.rules.sums import disagreement
from ui.forms import Buttons, Fold, Question, Questions, Quiet, Sees, Sum

PARTS = ("growth", "retiring", "leaving", "promoted")
COUNTS = ("employed", *PARTS, "by_training", "open_now")
MOST_DAYS = 3_650  # ten years
CRITICALITY = [
    ("", "Not said"), (1, "1 we manage without"), (2, "2"), (3, "3"), (4, "4"),
    (5, "5 we stop without them"),
]  # fmt: skip
LABELS = {
    "growth": "New jobs, from growth",
    "retiring": "To replace people who retire",
    "leaving": "To replace people who leave",
    "promoted": "To replace people you promote",
    "by_training": "Of these, filled by training your own people",
    "certainty": "How sure are you?",
    "own_title": "What you call this job",
    "open_now": "Openings today",
    "oldest_days": "Days the oldest has been open",
    "entry_wage": "Hourly wage at the start",
    "later_wage": "Hourly wage after 12 months",
}


def month(day):
    return date_format(day, "F Y")


def quarters_asked(round):
    """Return {number of a quarter: its words} of the round's period."""
    first = quarter_index(round.period_starts_on)
    last = quarter_index(round.period_ends_on - dt.timedelta(1))
    days = quarters(round.period_starts_on, last - first + 1)
    return {quarter_index(day): quarter_words(day) for day in days}


class JobAnswerForm(MoneyForm, MatrixForm):
    """What a firm says of one critical job: its people, the openings it expects, and what it pays.

    Beyond the counts all of it may be left out.
    """

    matrices = ("timing",)
    amounts = ("entry_wage", "later_wage")

    why = several_of("Why it matters", Why)
    criticality = forms.TypedChoiceField(
        label="How much it matters", choices=CRITICALITY, coerce=int, empty_value=None,
        required=False,
    )  # fmt: skip
    shifts = several_of("When these people work", JobAnswer.Shift)
    hardest = several_of("What is hardest", JobAnswer.Hardest)

    class Meta:
        model = JobAnswer
        fields = [
            "employed", "growth", "retiring", "leaving", "promoted", "by_training", "certainty",
            "why", "criticality", "own_title", "open_now", "oldest_days", "shifts", "hardest",
            "entry_wage", "later_wage",
        ]  # fmt: skip
        labels = LABELS  # here and not below: the layout reads the openings, and with them labels
        widgets = {"certainty": forms.RadioSelect}

    def __init__(self, *args, desk, day, following="", **kwargs):
        """day: today, when wages are stated; following: the job that comes next, "" after the
        last."""
        self.day, self.following = day, following
        self.quarters = quarters_asked(desk.round)
        super().__init__(*args, desk=desk, **kwargs)
        self.fields["employed"].label = f"{self.instance.job.title} you employ"
        for name in ("employed", *PARTS, "by_training"):
            count_field(self.fields[name])
        limit(self.fields["open_now"], MOST_PEOPLE)
        limit(self.fields["oldest_days"], MOST_DAYS)
        # Not filled in from last time: when the numbers change, the quarters would be wrong.
        said = matrix.read_counts(self.instance.timing)
        for number, words in self.quarters.items():
            self.fields[f"quarter{number}"] = optional_count(words, said.get(number))

    def layout(self):
        openings, trained = sum(self._numbers(PARTS)), self._numbers(["by_training"])[0]
        if 0 < trained <= openings:
            self["by_training"].help_text = f"The other {openings - trained} you would hire."
        goes_on = f" and go on to {self.following or 'training needs'}"
        return Layout(
            *self.still_true(
                f"Keep the answers below{'' if self.desk.section else goes_on}.",
                f"Still true, {self._next()}",
            ),
            Questions("Today", *self.rows("employed")),
            Questions(
                f"Openings you expect by {month(self.desk.round.period_ends_on)}",
                *self.rows(*PARTS),
                Sum("Together", openings),
                *self.rows("by_training"),
            ),
            "certainty",
            *self._folds(),
            self.buttons(f"Save, {self._next()}", Quiet("stop", "Save and stop")),
        )

    def _folds(self):
        by_quarter = [f"quarter{number}" for number in self.quarters]
        return [
            Fold("Why this job matters", "why", *self.rows("criticality")),
            Fold(
                "This job at your company",
                "own_title", *self.rows("open_now", "oldest_days"), "shifts", "hardest",
            ),
            Fold(
                "When the openings come",
                *map(Question, by_quarter),
                Sum("The quarters together", lambda: sum(self._numbers(by_quarter))),
            ),
            Fold(
                "What you pay",
                Sees(partial(sees_wages, self.desk.round)),
                *self.money_rows(prefix="$"),
            ),
        ]  # fmt: skip

    def _numbers(self, names):
        """Return what stands in the fields as numbers; what cannot be read counts as 0."""
        words = [str(self[name].value() or "") for name in names]
        longest = len(str(MOST_PEOPLE))  # Python reads no number of thousands of digits
        return [int(word) if word.isdecimal() and len(word) <= longest else 0 for word in words]

    def _next(self):
        return "next job" if self.following else "go on"

    def doubts(self, data):
        return self._count_doubts(data) | self._wage_doubts(data)

    def _wage_doubts(self, data):
        """Amounts taken over unseen are not asked about: the question would tell them."""
        if self.asks_same and self.is_same:
            self.flags += [name for name in self.amounts if name in self.known.flags]
            return {}
        asked = {name: data[name] for name in self.amounts if data.get(name) is not None}
        return {name: words for name, wage in asked.items() if (words := wage_doubt(wage))}

    def _count_doubts(self, data):
        counts = {name: data[name] for name in COUNTS if data.get(name) is not None}
        people = people_employed(self.desk.round, self.desk.organization)
        asked = {
            name: doubt(count, people=people, before=getattr(self.earlier, name, None))
            for name, count in counts.items()
        }
        return {name: sentence for name, sentence in asked.items() if sentence}

    def clean(self):
        data = super().clean()
        if all(name in data for name in (*PARTS, "by_training")):
            openings = sum(data[name] for name in PARTS)
            if data["by_training"] > openings:
                self.add_error(
                    "by_training",
                    "Openings filled by training cannot be more than "
                    f"{openings}, the openings you expect.",
                )
            self._check_quarters(data, openings)
        if data.get("oldest_days") and not data.get("open_now") and "open_now" in data:
            self.add_error("oldest_days", "Say how many are open today, or leave this empty.")
        return data

    def _check_quarters(self, data, openings):
        """The quarters make all openings, or nothing is said of them."""
        stated = [name for name in map("quarter{}".format, self.quarters) if data.get(name)]
        wrong = disagreement("The quarters", sum(data[name] for name in stated), openings)
        if stated and wrong:
            self.add_error(stated[-1], wrong)

    def read_matrices(self, data):
        counts = {number: data[f"quarter{number}"] for number in self.quarters}
        return {"timing": matrix.write({number: n for number, n in counts.items() if n})}

    def told(self, row):
        return {"timing": timing_words(row.timing)}

    def values(self):
        values = super().values()
        if not any(values[name] is not None for name in self.amounts):
            return values | {"wages_on": None, "wages_kept": False}
        if not self.is_same:
            return values | {"wages_on": self.day, "wages_kept": False}
        kept = self.is_kept or self.known.wages_kept
        return values | {"wages_on": self.known.wages_on, "wages_kept": kept}


class SendForm(forms.Form):
    """The question before an answer is sent: what was left out stays left out."""

    def __init__(self, *args, left_out, **kwargs):
        super().__init__(*args, **kwargs)
        if left_out:
            self.fields["without"] = forms.BooleanField(
                label=f"Send without {_listed([job.title for job in left_out])}",
                help_text="What you leave out counts as not answered. It is not counted as 0.",
                error_messages={
                    "required": "Answer what is left out, or say that you send without it."
                },
            )
        self.helper = FormHelper()
        self.helper.layout = Layout(*self.fields, Buttons(Submit("send", "Send our answer")))


def _listed(names):
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
