"""What a firm enters: a job at a time, a need at a time."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils.formats import date_format

from training.forms.sections import SectionForm, count_field
from training.models import JobAnswer
from training.reports.firm_size import people_employed
from training.rules.doubts import doubt
from ui.forms import Buttons, Questions, Quiet, Sum

PARTS = ("growth", "retiring", "leaving", "promoted")
COUNTS = ("employed", *PARTS, "by_training")
LABELS = {
    "growth": "New jobs, from growth",
    "retiring": "To replace people who retire",
    "leaving": "To replace people who leave",
    "promoted": "To replace people you promote",
    "by_training": "Of these, filled by training your own people",
    "certainty": "How sure are you?",
}


def month(day):
    return date_format(day, "F Y")


class JobAnswerForm(SectionForm):
    """What a firm says of one critical job: its people, and the openings it expects."""

    class Meta:
        model = JobAnswer
        fields = [
            "employed", "growth", "retiring", "leaving", "promoted", "by_training", "certainty",
        ]  # fmt: skip
        labels = LABELS  # here and not below: the layout reads the openings, and with them labels
        widgets = {"certainty": forms.RadioSelect}

    def __init__(self, *args, following="", **kwargs):
        """following: the job that comes next, "" after the last."""
        self.following = following
        super().__init__(*args, **kwargs)
        self.fields["employed"].label = f"{self.instance.job.title} you employ"
        for name in ("employed", *PARTS, "by_training"):
            count_field(self.fields[name])

    def layout(self):
        openings, trained = sum(self._numbers(PARTS)), self._numbers(["by_training"])[0]
        if 0 < trained <= openings:
            self["by_training"].help_text = f"The other {openings - trained} you would hire."
        following = self.following or "training needs"
        return Layout(
            *self.still_true(
                f"Keep the answers below and go on to {following}.", f"Still true, {self._next()}"
            ),
            Questions("Today", *self.rows("employed")),
            Questions(
                f"Openings you expect by {month(self.desk.round.period_ends_on)}",
                *self.rows(*PARTS),
                Sum("Together", openings),
                *self.rows("by_training"),
            ),
            "certainty",
            self.buttons(f"Save, {self._next()}", Quiet("stop", "Save and stop")),
        )

    def _numbers(self, names):
        """Return what stands in the fields as numbers; what cannot be read counts as 0."""
        values = [self[name].value() for name in names]
        return [int(value) if str(value or "").isdecimal() else 0 for value in values]

    def _next(self):
        return "next job" if self.following else "go on"

    def doubts(self, data):
        counts = {name: data[name] for name in COUNTS if name in data}
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
        return data


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
