"""Where the people come from whom a firm hired for one critical job (section E)."""

from crispy_forms.layout import Layout
from django import forms

from training.forms.fields import optional_count
from training.forms.matrices import MatrixForm
from training.models import JobAnswer
from training.reports.sections import hire_words
from training.rules import matrix
from training.rules.matrix import Hires
from ui.forms import Question, Questions, Quiet


class SourcesForm(MatrixForm):
    """Hires of the last 12 months by source, and who of them is still here."""

    matrices = ("hires",)
    best_source = forms.ChoiceField(label="The best source for you", required=False)

    class Meta:
        model = JobAnswer
        fields = ["best_source"]

    def __init__(self, *args, sources, kept, **kwargs):
        """sources: {key: name}, in their order; kept: the answer whose hires stand in the form."""
        self.sources, self.kept = sources, kept
        super().__init__(*args, **kwargs)
        self.fields["best_source"].choices = [("", "Not said"), *self.sources.items()]
        hires = matrix.read_hires(self.kept.hires)
        for at, (key, label) in enumerate(self.sources.items()):
            said = hires.get(key)
            self.fields[f"hired{at}"] = optional_count(label, said and said.hired)
            here = f"{label}: still here"
            self.fields[f"stayed{at}"] = optional_count(here, said and said.stayed)

    def layout(self):
        places = range(len(self.sources))
        return Layout(
            Questions("Hired in the last 12 months", *self.rows(*self._hired())),
            Questions("Of these, still here", *(Question(f"stayed{at}") for at in places)),
            Questions("Quality", Question("best_source")),
            self.buttons("Save, go on", Quiet("stop", "Save and stop")),
        )

    def _hired(self):
        """Return the fields of people hired, in the order of the sources."""
        return [f"hired{at}" for at in range(len(self.sources))]

    def doubts(self, data):
        return self.doubts_about(data, self._hired())

    def column_of(self, name):
        return "hires"

    def said_by(self, row, name):
        key = list(self.sources)[self._hired().index(name)]
        said = matrix.read_hires(row.hires).get(key)
        return said and said.hired

    def clean(self):
        data = super().clean()
        for at in range(len(self.sources)):
            hired, stayed = data.get(f"hired{at}"), data.get(f"stayed{at}")
            if stayed is not None and f"hired{at}" in data and stayed > (hired or 0):
                what = f"Of {hired or 0:,} hired, no more than {hired or 0:,} can be here still."
                self.add_error(f"stayed{at}", what)
        return data

    def read_matrices(self, data):
        hires = {
            key: Hires(hired, data[f"stayed{at}"])
            for at, key in enumerate(self.sources)
            if (hired := data[f"hired{at}"]) is not None
        }
        return {"hires": matrix.write(hires)}

    def told(self, row):
        return {"hires": hire_words(row.hires, self.sources)}

    def words(self, row, name):
        if name == "best_source":
            return self.sources.get(row.best_source, "left out")
        return super().words(row, name)
