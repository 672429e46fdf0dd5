"""What a firm asks of people in one critical job (section C)."""

from dataclasses import dataclass

from crispy_forms.layout import Layout
from django import forms

from training.forms.fields import limit
from training.forms.matrices import MatrixForm
from training.models import JobAnswer, Level
from training.reports.sections import (
    OTHERS,
    credential_words,
    other_words,
    requirement_words,
)
from training.rules import matrix
from training.rules.matrix import Ask, CredentialAsk, Gives, Requirement
from ui.forms import Part, Question, Questions, Quiet, as_text

LONGEST = 480  # months of experience
ASKS = [(Ask.NOT, "Not asked for"), (Ask.PREFERRED, "Preferred"), (Ask.REQUIRED, "Required")]
LEVELS = [("", "Not said"), *Level.choices]
WHERE = [("hire", "When you hire"), ("here", "You train it here")]
GIVES = [
    (Gives.NOTHING, "Nothing"), (Gives.INTERVIEW, "An interview"),
    (Gives.PREFERENCE, "Preference"), (Gives.PAY, "More pay"),
]  # fmt: skip
SAY_HOW_MUCH = "Say how much you ask for it, or leave its level and gap empty."


@dataclass(frozen=True)
class AskedRow:
    """One competency or credential in the form: how much it is asked for, and the rest of it."""

    name: str
    ask: forms.BoundField
    details: list[forms.BoundField]
    is_open: bool


class AskedRows(Part):
    """A fieldset for each competency or credential, its details folded away."""

    template = "training/asked_rows.html"


class RequirementsForm(MatrixForm):
    """Competencies with level and gap, credentials, education, experience and the rest."""

    matrices = ("competencies", "credentials", "others")

    would_drop = forms.MultipleChoiceField(
        label="What you would drop for graduates of an agreed program",
        choices=[(key, label.capitalize()) for key, label in JobAnswer.Drop.choices],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = JobAnswer
        fields = [
            "education", "education_required", "experience_months", "training_replaces",
            "would_drop",
        ]  # fmt: skip
        labels = {
            "education": "Education",
            "education_required": "This education is required, not only preferred",
            "experience_months": "Months of experience",
            "training_replaces": "Training would replace the experience",
        }
        help_texts = {"experience_months": ""}

    def __init__(self, *args, competencies, credentials, kept, **kwargs):
        """competencies, credentials: what the round asks about, in its order; kept: the answer
        whose requirements stand in the form."""
        self.competencies, self.credentials, self.kept = competencies, credentials, kept
        super().__init__(*args, **kwargs)
        self._add_competencies()
        self._add_credentials()
        for key, label in OTHERS.items():
            choices = [("", "Not asked for"), *ASKS[1:]]
            initial = self.kept.others.get(key, "")
            self.fields[key] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=initial
            )
        education = self.fields["education"]
        labels = [(key, label.capitalize()) for key, label in JobAnswer.Education.choices]
        education.choices = [("", "Not said"), *labels]
        months = self.fields["experience_months"]
        limit(months, LONGEST, "months")
        as_text(months)

    def layout(self):
        return Layout(
            *self._matrices(),
            Questions(
                "Education and experience", Question("education"), "education_required",
                Question("experience_months"), "training_replaces",
            ),
            Questions("Also asked for", *(Question(key) for key in OTHERS)),
            "would_drop",
            self.buttons("Save, go on", Quiet("stop", "Save and stop")),
        )  # fmt: skip

    def _add_competencies(self):
        kept = matrix.read_requirements(self.kept.competencies)
        for asked in self.competencies:
            key = f"c{asked.pk}"
            said = kept.get(asked.pk)
            self.fields[key] = _radios(asked.name, ASKS, said and said.ask)
            self.fields[f"{key}_level"] = _select("Level you ask for", LEVELS[:1] + LEVELS[2:],
                                                  said and said.level)  # fmt: skip
            where = "here" if said and not said.at_hire else "hire"
            self.fields[f"{key}_where"] = _select("When people must have it", WHERE, where)
            self.fields[f"{key}_applicants"] = _select(
                "Applicants today", LEVELS, said and said.applicants
            )
            self.fields[f"{key}_people"] = _select(
                "Your people today", LEVELS, said and said.people
            )

    def _add_credentials(self):
        kept = matrix.read_credentials(self.kept.credentials)
        for asked in self.credentials:
            said = kept.get(asked.pk)
            self.fields[f"k{asked.pk}"] = _radios(asked.name, ASKS, said and said.ask)
            gives = _select("It gives a person", GIVES, said.gives if said else Gives.NOTHING)
            self.fields[f"k{asked.pk}_gives"] = gives

    def _matrices(self):
        kinds = [
            ("Competencies", self.competencies, "c", "Level and gap",
             ["level", "where", "applicants", "people"]),
            ("Credentials and licenses", self.credentials, "k", "What it gives", ["gives"]),
        ]  # fmt: skip
        return [
            AskedRows(title=title, more=more, rows=LazyRows(self, asked, letter, parts))
            for title, asked, letter, more, parts in kinds
            if asked
        ]

    def clean(self):
        data = super().clean()
        for asked in self.competencies:
            key = f"c{asked.pk}"
            levels = [data.get(f"{key}_{part}") for part in ("level", "applicants", "people")]
            if any(levels) and not data.get(key) and key not in self.errors:
                self.add_error(key, SAY_HOW_MUCH)
        return data

    def read_matrices(self, data):
        return {
            "competencies": matrix.write(self._requirements(data)),
            "credentials": matrix.write(_credentials(data, self.credentials)),
            "others": {key: data[key] for key in OTHERS if data[key]},
        }

    def told(self, row):
        names = {each.pk: each.name for each in self.competencies}
        credentials = {each.pk: each.name for each in self.credentials}
        return {
            "competencies": requirement_words(row.competencies, names),
            "credentials": credential_words(row.credentials, credentials),
            "others": other_words(row.others),
        }

    def _requirements(self, data):
        return {
            asked.pk: _requirement(data, f"c{asked.pk}")
            for asked in self.competencies
            if data[f"c{asked.pk}"]
        }


class LazyRows:
    """The rows of a matrix, with what was typed once the form is bound."""

    def __init__(self, form, asked, letter, parts):
        self.form, self.asked, self.letter, self.parts = form, asked, letter, parts

    def __iter__(self):
        for each in self.asked:
            key = f"{self.letter}{each.pk}"
            details = [self.form[f"{key}_{part}"] for part in self.parts]
            said = self.form[key].value() not in (None, "", Ask.NOT)
            yield AskedRow(each.name, self.form[key], details, said or bool(self.form[key].errors))


def _requirement(data, key):
    ask = Ask(data[key])
    if ask is Ask.NOT:
        return Requirement(ask)
    level, applicants, people = (
        int(data[f"{key}_{part}"]) if data[f"{key}_{part}"] else None
        for part in ("level", "applicants", "people")
    )
    return Requirement(ask, level, data[f"{key}_where"] != "here", applicants, people)


def _credentials(data, asked):
    return {
        each.pk: CredentialAsk(
            Ask(data[f"k{each.pk}"]), Gives(data[f"k{each.pk}_gives"] or Gives.NOTHING)
        )
        for each in asked
        if data[f"k{each.pk}"]
    }


def _radios(label, choices, initial):
    return forms.ChoiceField(
        label=label, choices=choices, required=False, initial=initial,
        widget=forms.RadioSelect({"class": "form-check-input"}),
    )  # fmt: skip


def _select(label, choices, initial):
    return forms.ChoiceField(
        label=label, choices=choices, required=False, initial=initial,
        widget=forms.Select({"class": "form-select"}),
    )  # fmt: skip
