"""What a firm finds hard, wants first and can offer (sections F and E4)."""

from functools import partial

from crispy_forms.layout import Layout
from django import forms

from training.forms.fields import optional_count
from training.forms.matrices import MatrixForm
from training.models import VoiceAnswer
from training.reports.sections import (
    BARRIERS,
    CATEGORIES,
    OFFERS,
    complaint_words,
    offer_words,
)
from training.reports.sees import sees_challenges
from training.rules import matrix
from training.rules.matrix import MOST_CHALLENGES, Complaint
from ui.forms import Questions, Quiet, Sees

SEVERITIES = [
    ("", "Not said"), (1, "1 a little"), (2, "2"), (3, "3"), (4, "4"), (5, "5 a lot"),
]  # fmt: skip
LONGEST_WORDS = 300


class VoiceForm(MatrixForm):
    """Up to three challenges; barriers people meet; what to do first; places to learn at work."""

    matrices = ("challenges", "offers")

    barriers = forms.MultipleChoiceField(
        label="What keeps people from working for you",
        choices=list(BARRIERS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = VoiceAnswer
        fields = ["barriers", "first", "champions"]
        labels = {
            "first": "What the partnership should do first",
            "champions": "Somebody of us would lead it",
        }

    def __init__(self, *args, kept, **kwargs):
        """kept: the answer whose challenges and offers stand in the form."""
        self.kept = kept
        super().__init__(*args, **kwargs)
        said = matrix.read_complaints(self.kept.challenges)
        said += [None] * (MOST_CHALLENGES - len(said))
        for number, each in enumerate(said, 1):
            self._add_challenge(number, each)
        for key, label in OFFERS.items():
            self.fields[key] = optional_count(label, self.kept.offers.get(key))

    def layout(self):
        numbers = range(1, MOST_CHALLENGES + 1)
        return Layout(
            Sees(partial(sees_challenges, self.desk.round)),
            *(Questions(f"Challenge {number}", *_names(number)) for number in numbers),
            "barriers",
            Questions("What comes first", "first", "champions"),
            Questions(
                "Places you could offer next year, to learn at work",
                *self.rows(*OFFERS),
            ),
            self.buttons("Save, go on", Quiet("stop", "Save and stop")),
        )

    def _add_challenge(self, number, said):
        category, severity, words = _names(number)
        self.fields[category] = forms.ChoiceField(
            label="What is hard", choices=[("", "None"), *CATEGORIES.items()], required=False,
            initial=said.category if said else "",
        )  # fmt: skip
        self.fields[severity] = forms.ChoiceField(
            label="How bad it is", choices=SEVERITIES, required=False,
            initial=said.severity if said else "",
        )  # fmt: skip
        self.fields[words] = forms.CharField(
            label="In your words", max_length=LONGEST_WORDS, required=False,
            initial=said.words if said else "",
        )  # fmt: skip

    def doubts(self, data):
        return self.doubts_about(data, OFFERS)

    def column_of(self, name):
        return "offers"

    def said_by(self, row, name):
        return row.offers.get(name)

    def clean(self):
        data = super().clean()
        named = []
        for number in range(1, MOST_CHALLENGES + 1):
            category = data.get(f"challenge{number}")
            if category and category in named:
                self.add_error(f"challenge{number}", "You named this above. Choose another one.")
            elif category and data.get(f"severity{number}") == "":
                self.add_error(f"severity{number}", "Say how bad it is, from 1 to 5.")
            elif not category and (data.get(f"severity{number}") or data.get(f"words{number}")):
                self.add_error(f"challenge{number}", "Choose what is hard.")
            named.append(category)
        return data

    def read_matrices(self, data):
        complaints = [
            Complaint(category, int(data[f"severity{number}"]), data[f"words{number}"])
            for number in range(1, MOST_CHALLENGES + 1)
            if (category := data[f"challenge{number}"])
        ]
        return {
            "challenges": [[each.category, each.severity, each.words] for each in complaints],
            "offers": matrix.write({key: data[key] for key in OFFERS if data[key]}),
        }

    def told(self, row):
        return {
            "challenges": complaint_words(row.challenges),
            "offers": offer_words(row.offers),
        }

    def words(self, row, name):
        if name == "barriers":
            return "; ".join(BARRIERS[key] for key in row.barriers) or "left out"
        return super().words(row, name)


def _names(number):
    return [f"challenge{number}", f"severity{number}", f"words{number}"]
