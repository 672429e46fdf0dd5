"""Forms about what a board says itself: its areas, priority occupations and living wages."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from accounts.forms import BoardForm
from accounts.models import County
from careerpaths.models import Area, BoardArea, LivingWage, PriorityOccupation
from careerpaths.rules.codes import NotACode, soc_of
from ui.forms import Buttons, WordedForm, as_text
from ui.sheets import NotThisFile, sources

LARGEST = 2_000_000  # bytes of a board's list


class AreaChoices(forms.ModelChoiceField):
    """Areas by name, with their kind: a city may be several."""

    def label_from_instance(self, area):
        return f"{area.name} ({area.kind_words})"


class BoardAreaForm(BoardForm):
    """Choose an area whose wages are wages here."""

    action = "Add area"
    area = AreaChoices(
        Area.objects.none(),
        help_text="Areas of your states come first, then all others that wages are published for.",
    )

    class Meta:
        model = BoardArea
        fields = ["area"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.with_wages().ours_first(self.board)


class PriorityOccupationForm(BoardForm):
    """Put an occupation first for a program year."""

    action = "Add priority occupation"
    # Longer than the code is kept: people may type 51-4041.00 or leave the hyphen out.
    soc = forms.CharField(
        label="SOC code",
        max_length=20,
        help_text="The federal code of the occupation, such as 51-4041.",
    )

    class Meta:
        model = PriorityOccupation
        fields = ["program_year", "soc", "source", "note"]
        help_texts = {
            "program_year": "The year in which it begins: 2026 runs from July 2026 to June 2027.",
            "source": "Whose list it is, such as the state's high-priority occupations of 2026.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        as_text(self.fields["program_year"])

    def clean_soc(self):
        try:
            return soc_of(self.cleaned_data["soc"])
        except NotACode as error:
            raise forms.ValidationError("Enter a SOC code such as 51-4041.") from error


class LivingWageForm(BoardForm):
    """State what a household needs to earn."""

    action = "Add living wage"
    year = forms.IntegerField(
        min_value=2000, max_value=2100,
        error_messages=dict.fromkeys(["min_value", "max_value"], "A year looks like 2026."),
    )  # fmt: skip

    class Meta:
        model = LivingWage
        fields = ["county", "year", "household", "hourly", "source"]
        help_texts = {"source": "Who worked it out, such as the Living Wage Calculator."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["county"].queryset = County.objects.filter(boards=self.board)
        as_text(self.fields["year"])
        as_text(self.fields["hourly"])


class ListForm(WordedForm, forms.Form):
    """Takes the file of a board's list. `sources` are its tables once the form is valid."""

    file = forms.FileField(
        label="List",
        help_text="A CSV file or an Excel workbook (.xlsx), up to 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )
    replace = forms.BooleanField(
        required=False,
        label="Where the list has another value, take the one of the file",
        help_text="Otherwise the list keeps its own, and you see both.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout("file", "replace", Buttons(Submit("upload", "Upload")))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("The file is larger than 2 MB. Upload it in parts.")
        try:
            self.sources = sources(file)
        except NotThisFile as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def take(self, action, board):
        """Return what the file did to the list, or None with the reason beside the file."""
        try:
            return action(board=board, sources=self.sources, replace=self.cleaned_data["replace"])
        except NotThisFile as error:
            self.add_error("file", str(error))
            return None


class YearFilter(forms.Form):
    """Narrows a list to a year; a year it does not know shows all."""

    year = forms.ChoiceField(required=False)

    def __init__(self, *args, years, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].label = label
        self.fields["year"].choices = [("", "all years"), *((year, year) for year in years)]

    def narrow(self, rows, name):
        year = self.cleaned_data["year"] if self.is_valid() else ""
        return rows.filter(**{name: year}) if year else rows
