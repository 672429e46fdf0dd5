"""What a firm enters: a job at a time, a need at a time."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Submit
from django import forms
from django.utils.formats import date_format

from accounts.forms import BoardForm
from training.models import JobAnswer
from ui.forms import Buttons, Question, Questions, Quiet, StillTrue, Sum

MOST_PEOPLE = 99_999
PARTS = ("growth", "retiring", "leaving", "promoted")


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
                field.validators.append(at_most)
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
            HTML('<h2 class="mb-3">Or correct what changed</h2>'),
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


def at_most(number):
    if number > MOST_PEOPLE:
        raise forms.ValidationError(f"Enter {MOST_PEOPLE:,} or less.")


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
