"""Forms about what people must be able to do, and about the frameworks that list it."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.forms import BoardForm, PersonForm
from careerpaths.actions import frameworks as actions
from careerpaths.models import Competency, Framework
from careerpaths.reports import frameworks as reports
from careerpaths.rules.attribution import attribution
from careerpaths.rules.codes import NotACode, occupation_code
from careerpaths.rules.frameworks import LineRefused, read_levels, read_lines
from ui.forms import as_text

LINES = (
    "One competency on each line: code; category; text. The code and the category may be left out."
)
KINDS = ["Skills", "Knowledge"]
MOST_ELEMENTS = 68  # 35 skills and 33 fields of knowledge


class CompetencySearch(forms.Form):
    """Narrows the list of competencies to words and to one framework."""

    q = forms.CharField(label="Words", required=False, max_length=100)
    framework = forms.ModelChoiceField(
        Framework.objects.none(), required=False, empty_label="All frameworks"
    )

    def __init__(self, data, *, board):
        super().__init__(data)
        self.fields["framework"].queryset = board.frameworks.all()

    def narrow(self, rows):
        if not self.is_valid():
            return rows
        chosen = self.cleaned_data
        rows = rows.matching(chosen["q"].strip())
        return rows.filter(framework=chosen["framework"]) if chosen["framework"] else rows


class CompetencyForm(BoardForm):
    """A competency of the board, or of the framework that its instance names."""

    action = "Save competency"

    class Meta:
        model = Competency
        fields = ["name", "code", "category", "text"]
        widgets = {"text": forms.Textarea({"rows": 4})}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def _get_validation_exclusions(self):
        # A name stands once in each framework, and once outside of them.
        return super()._get_validation_exclusions() - {"framework"}


class FrameworkForm(BoardForm):
    """A framework in a board's own words, with its scale of levels."""

    action = "Save the framework"
    levels = forms.CharField(
        widget=forms.Textarea({"rows": 6}),
        help_text="The name of each level on a line of its own, the lowest (level 0) first.",
    )

    class Meta:
        model = Framework
        fields = ["name", "source", "partnership", "levels"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["levels"] = "\n".join(self.instance.levels)
        self.fields["partnership"].empty_label = "All partnerships of the board"

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_levels(self):
        try:
            levels = read_levels(self.cleaned_data["levels"])
        except LineRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        highest = reports.highest_level(self.instance) if self.instance.pk else 0
        if len(levels) <= highest:
            raise ValidationError(f"A credential asks for level {highest}. Keep its name.")
        return levels


class OwnFrameworkForm(FrameworkForm):
    """A new framework with the competencies pasted into it."""

    lines = forms.CharField(
        label="Competencies", widget=forms.Textarea({"rows": 12}), required=False, help_text=LINES
    )

    def clean_lines(self):
        return _lines(self.cleaned_data["lines"])

    @transaction.atomic
    def save(self, commit=True):
        framework = super().save(commit)
        actions.add_lines(framework, self.cleaned_data["lines"])
        return framework


class LinesForm(PersonForm):
    """Further competencies of a framework, pasted."""

    action = "Add the competencies"
    lines = forms.CharField(
        label="Competencies", widget=forms.Textarea({"rows": 12}), help_text=LINES
    )

    def __init__(self, *args, framework, **kwargs):
        super().__init__(*args, **kwargs)
        self.framework = framework

    def clean_lines(self):
        names = self.framework.competencies.values_list("name", flat=True)
        return _lines(self.cleaned_data["lines"], names)

    def save_or_refuse(self):
        """Add them; False with a sentence at the field when somebody added the same meanwhile."""
        try:
            actions.add_lines(self.framework, self.cleaned_data["lines"])
        except ValidationError as refusal:
            self.add_error("lines", refusal)
            return False
        return True


def _lines(pasted, taken=()):
    try:
        return read_lines(pasted, taken)
    except LineRefused as refusal:
        raise ValidationError(str(refusal)) from refusal


class OnetFrameworkForm(BoardForm):
    """A framework of the elements O*NET rates highest for an occupation."""

    action = "Make the framework"
    code = forms.CharField(
        label="Occupation",
        max_length=20,
        help_text="Its SOC or O*NET-SOC code, such as 51-4041 or 51-4041.00.",
    )
    kinds = forms.MultipleChoiceField(
        label="Which elements",
        choices=[(kind, kind) for kind in KINDS],
        initial=KINDS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Check skills, knowledge or both."},
    )
    most = forms.IntegerField(
        label="How many, the most important first",
        initial=20,
        min_value=1,
        max_value=MOST_ELEMENTS,
        error_messages={"invalid": "Enter a number of elements, such as 20."},
    )

    class Meta:
        model = Framework
        fields = ["name", "partnership"]

    field_order = ["code", "kinds", "most", "name", "partnership"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partnership"].empty_label = "All partnerships of the board"
        as_text(self.fields["most"])

    def clean_code(self):
        try:
            code = occupation_code(self.cleaned_data["code"])
        except NotACode as refusal:
            raise ValidationError(str(refusal)) from refusal
        self.rated = reports.rated(self.board, code)
        if not self.rated.occupations:
            raise ValidationError(self._nothing(code))
        if len(self.rated.occupations) > 1:
            codes = ", ".join(f"{each.code} {each.title}" for each in self.rated.occupations[:10])
            raise ValidationError(f"O*NET divides {code}. Enter one of: {codes}.")
        return code

    def _nothing(self, code):
        if not reports.has_onet():
            return "No release of O*NET is loaded yet. Load one under Reference first."
        return f"No release of O*NET that is loaded rates skills or knowledge of {code}."

    def clean(self):
        data = super().clean()
        if {"code", "kinds", "most"} <= data.keys():
            (occupation,) = self.rated.occupations
            self.ratings = reports.top_elements(occupation, data["kinds"], data["most"])
            if not self.ratings:
                self.add_error("kinds", "O*NET rates none of these for the occupation.")
            credit = attribution("onet", occupation.release.name)
            self.instance.source = f"{credit} {occupation}"[:250]
        return data

    def save(self, commit=True):
        return actions.start_from_onet(self.instance, self.ratings)
