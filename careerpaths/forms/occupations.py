"""A form that asks for an occupation in plain words."""

from crispy_forms.layout import Div, Layout
from django import forms

from accounts.forms import BoardForm
from careerpaths.actions.learned import learn
from careerpaths.reports.find import find_occupations
from ui.forms import Quiet

MOST_PROPOSED = 5
BY_CODE = "code"
NO_OCCUPATION = "Choose an occupation found for your words, or enter its SOC code."


class OccupationForm(BoardForm):
    """Asks for the occupation in plain words, proposes some, and takes the code as well.

    Bound with "find" among the data it proposes and saves nothing. A form of it has a field `soc`;
    `named` is the field that is asked first, whose words are sought where nothing else is typed.
    """

    named = ""
    words = forms.CharField(
        label="Occupation in your own words",
        required=False,
        max_length=100,
        help_text="As people call the job: cna, CNC operator, forklift. Or leave it empty and "
        "enter the code.",
    )
    proposal = forms.ChoiceField(
        label="Is it one of these?",
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": "The words have changed. Say again whether it is one of these."
        },
    )

    def __init__(self, data=None, *args, board, **kwargs):
        if data is not None and "find" in data:
            # Nothing is checked yet; what was typed stays.
            typed = {name: data.get(name, "") for name in data}
            typed["words"] = typed.get("words") or typed.get(self.named, "")
            kwargs["initial"], data = typed, None
        super().__init__(data, *args, board=board, **kwargs)
        self.fields["soc"].error_messages["required"] = NO_OCCUPATION
        self.propose((self.data if self.is_bound else self.initial).get("words", ""))
        self.helper.layout = self.layout()

    def propose(self, words):
        """Offer the occupations that the words may mean, or say that there are none."""
        found = find_occupations(words, board=self.board, limit=MOST_PROPOSED)
        if found:
            self.fields["soc"].required = False
            self.fields["proposal"].choices = [
                *[(each.soc, f"{each.title} ({each.soc}): {each.reason}") for each in found],
                (BY_CODE, "None of these: the code below"),
            ]
            return
        del self.fields["proposal"]
        if words:
            self.fields[
                "words"
            ].help_text = "No occupation found for these words. Try others, or enter the code."

    def layout(self):
        # The browser lets the other fields be empty while the occupation is sought.
        find = Quiet("find", "Find the occupation", formnovalidate="formnovalidate")
        names = [name for name in (self.named, "words") if name]
        rest = [name for name in self.fields if name not in names]
        return Layout(*names, Div(find, css_class="buttons mb-4"), *rest, self.buttons())

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("proposal")
        if chosen and chosen != BY_CODE:
            cleaned["soc"] = chosen
        elif not cleaned.get("soc") and not {"soc", "proposal"} & set(self.errors):
            self.add_error("soc", NO_OCCUPATION)
        return cleaned

    def save(self, commit=True):
        row = super().save(commit)
        learn(self.board, self.cleaned_data["words"], row.soc)
        return row
