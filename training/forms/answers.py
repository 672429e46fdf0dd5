"""What a firm enters: a job at a time, a need at a time."""

import datetime as dt

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Submit
from django import forms
from django.utils.formats import date_format

from accounts.forms import BoardForm
from training.actions.answers import NAMED_ALREADY
from training.models import JobAnswer, Need
from training.rules.demand import OWN_WORDS, quarter_words, quarters
from ui.forms import Buttons, Question, Questions, Quiet, StillTrue, Sum

MOST_PEOPLE = 99_999
PARTS = ("growth", "retiring", "leaving", "promoted")
QUARTERS = 12  # offered to choose from


def month(day):
    return date_format(day, "F Y")


class JobAnswerForm(BoardForm):
    """What a firm says of one critical job. `earlier` is what it said in an earlier round."""

    class Meta:
        model = JobAnswer
        fields = [
            "employed", "growth", "retiring", "leaving", "promoted", "by_training", "certainty",
        ]  # fmt: skip
        widgets = {"certainty": forms.RadioSelect}

    def __init__(self, *args, round, earlier=None, following="", **kwargs):
        """following: the job that comes next, "" after the last."""
        self.round, self.earlier, self.following = round, earlier, following
        super().__init__(*args, **kwargs)

    def layout(self):
        self._word_fields()
        openings = sum(self._numbers(PARTS))
        by_training = Question("by_training", **self._was("by_training"))
        parts = [Question(field, **self._was(field)) for field in PARTS]
        return Layout(
            *self._still_true(),
            Questions("Today", Question("employed", **self._was("employed"))),
            Questions(
                f"Openings you expect by {month(self.round.period_ends_on)}",
                *parts,
                Sum("Together", openings),
                by_training,
            ),
            "certainty",
            Buttons(Submit("save", f"Save, {self._next()}"), Quiet("stop", "Save and stop")),
        )

    def _word_fields(self):
        labels = {
            "employed": f"{self.instance.job.title} you employ",
            "growth": "New jobs, from growth",
            "retiring": "To replace people who retire",
            "leaving": "To replace people who leave",
            "promoted": "To replace people you promote",
            "by_training": "Of these, filled by training your own people",
            "certainty": "How sure are you?",
        }
        for name, label in labels.items():
            field = self.fields[name]
            field.label = label
            if name != "certainty":
                field.error_messages.update(_count_words())
                field.validators.append(_at_most)
        openings, trained = sum(self._numbers(PARTS)), self._numbers(["by_training"])[0]
        if 0 < trained <= openings:
            self["by_training"].help_text = f"The other {openings - trained} you would hire."

    def _numbers(self, names):
        """Return what stands in the fields as numbers; what cannot be read counts as 0."""
        values = [self[name].value() for name in names]
        return [int(value) if str(value or "").isdecimal() else 0 for value in values]

    def _was(self, field):
        if self.earlier is None:
            return {}
        sent = self.earlier.answer.sent_at
        return {"was": getattr(self.earlier, field), "when": date_format(sent, "F")}

    def _still_true(self):
        if self.earlier is None or self.instance.pk:
            return []
        sent = date_format(self.earlier.answer.sent_at, "F j")
        effect = f"Keep the answers below and go on to {self.following or 'training needs'}."
        return [
            StillTrue(f"Nothing changed since {sent}?", effect, f"Still true, {self._next()}"),
            HTML("<h2>Or correct what changed</h2>"),
        ]

    def _next(self):
        return "next job" if self.following else "go on"

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
        return data


def _count_words():
    sentence = "Enter a number, 0 if there are none."
    return {"required": sentence, "invalid": sentence, "min_value": "Enter 0 or more."}


def _at_most(number):
    if number > MOST_PEOPLE:
        raise forms.ValidationError(f"Enter {MOST_PEOPLE:,} or less.")


def competencies_offered(board, organization):
    """Return the skills a firm chooses from: the board's, and those it named itself.

    What another firm named in its own words is nobody else's to read.
    """
    own = Need.objects.filter(organization=organization).values("competency")
    listed = board.competencys.exclude(category=OWN_WORDS)
    return listed | board.competencys.filter(pk__in=own)


class NeedForm(BoardForm):
    """A training need: which skill, how many people, by when, and from which level to which."""

    new_competency = forms.CharField(
        label="Or name another skill",
        max_length=150,
        required=False,
        help_text="Nobody else reads your words before at least 3 employers need the same.",
    )
    needed_by = forms.TypedChoiceField(
        label="By when",
        coerce=dt.date.fromisoformat,
        choices=[],
        error_messages={"required": "Choose by when."},
    )
    action = "Save this need"

    class Meta:
        model = Need
        fields = ["competency", "people", "needed_by", "level_now", "level_target", "words"]

    def __init__(self, *args, round, organization, taken, **kwargs):
        """taken: numbers of the skills the answer names already, but for this need's own."""
        self.round, self.taken = round, taken
        super().__init__(*args, **kwargs)
        self.fields["competency"].queryset = competencies_offered(self.board, organization)

    def layout(self):
        competency = self.fields["competency"]
        competency.label, competency.required = "Skill", False
        competency.empty_label = "Choose a skill"
        words = "Enter how many people need this, 1 or more."
        people = self.fields["people"]
        people.label = "How many people"
        people.error_messages.update(required=words, invalid=words, min_value=words)
        people.validators.append(_at_most)
        self.fields["level_now"].label = "What they can do now"
        self.fields["level_target"].label = "What they should be able to do"
        self.fields["needed_by"].choices = self._quarters()
        return Layout(
            "competency",
            "new_competency",
            Questions("How many, and by when", Question("people"), Question("needed_by")),
            Questions("How well", Question("level_now"), Question("level_target")),
            "words",
            self.buttons(),
        )

    def _quarters(self):
        days = set(quarters(self.round.period_starts_on, QUARTERS))
        if self.instance.needed_by:
            days.add(self.instance.needed_by)
        choices = [(day.isoformat(), quarter_words(day)) for day in sorted(days)]
        return [("", "Choose a quarter"), *choices]

    def clean_people(self):
        people = self.cleaned_data["people"]
        if people < 1:
            raise forms.ValidationError("Enter how many people need this, 1 or more.")
        return people

    def clean(self):
        data = super().clean()
        competency, name = data.get("competency"), " ".join(data.get("new_competency", "").split())
        if "competency" not in self.errors:
            if bool(competency) == bool(name):
                self.add_error("competency", "Choose a skill, or name one below. Not both.")
            elif self._is_taken(competency, name):
                self.add_error("competency" if competency else "new_competency", NAMED_ALREADY)
        now, target = data.get("level_now"), data.get("level_target")
        if now is not None and target is not None and target <= now:
            self.add_error("level_target", "The level you want must be above the level now.")
        return data | {"new_competency": name}

    def _is_taken(self, competency, name):
        if competency:
            return competency.pk in self.taken
        return self.board.competencys.filter(name__iexact=name, pk__in=self.taken).exists()

    def changes(self):
        """Return what the action `save_need` takes."""
        data = self.cleaned_data
        return {
            "stated": {key: data[key] for key in self.Meta.fields if key != "competency"},
            "competency": data["competency"],
            "new_name": data["new_competency"],
        }


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
