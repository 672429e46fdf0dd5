"""Forms about people of a class: the roster's file, and one person's record."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row, Submit
from django import forms
from django.conf import settings

from accounts.forms import BoardForm
from training.importers.rosters import Unreadable, read_header
from training.models import Enrolment
from training.rules.rosters import header_problem, read_code
from ui.forms import Buttons, Questions

HEAD = 65_536  # bytes that surely hold the first line
ROUND_THE_FILE = 10_000  # bytes of a form around its file


class RosterForm(forms.Form):
    """Takes the file of a roster; its columns are checked at once, its rows by a job."""

    file = forms.FileField(
        label="Roster",
        help_text=f"A CSV file, up to {settings.UPLOAD_LIMIT // 1_000_000} MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "The file is empty. Use the template.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout("file", Buttons(Submit("upload", "Upload and check")))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(too_large())
        try:
            problem = header_problem(read_header(file.read(HEAD)))
        except Unreadable as error:
            problem = str(error)
        if problem:
            raise forms.ValidationError(problem)
        file.seek(0)
        return file


def is_too_large(content_length: str | None) -> bool:
    """Tell from the request's header whether its body is larger than a file may be."""
    length = content_length or ""
    return length.isdecimal() and int(length) > settings.UPLOAD_LIMIT + ROUND_THE_FILE


def too_large() -> str:
    """Return the sentence about a file larger than what is kept."""
    return (
        f"The file is larger than {settings.UPLOAD_LIMIT // 1_000_000} MB. "
        "Upload it in several parts; nothing of it was read."
    )


class EnrolmentForm(BoardForm):
    """One person's results, recorded by hand."""

    action = "Save record"

    class Meta:
        model = Enrolment
        fields = [
            "person_code", "kind", "enrolled_on", "state", "ended_on", "credential_on",
            "wage_before", "wage_after", "wage_after_on",
        ]  # fmt: skip
        widgets = {
            name: forms.DateInput({"type": "date"})
            for name in ("enrolled_on", "ended_on", "credential_on", "wage_after_on")
        }
        labels = {"state": "Result"}

    def layout(self):
        return Layout(
            "person_code", "kind",
            Questions(
                "Training",
                Row(Column("enrolled_on"), Column("ended_on"), Column("credential_on")),
                "state",
            ),
            Questions(
                "Hourly wage, dollars",
                Row(Column("wage_before"), Column("wage_after"), Column("wage_after_on")),
            ),
            self.buttons(),
        )  # fmt: skip

    def clean_person_code(self):
        code = self.cleaned_data["person_code"]
        if (found := read_code(code)) != code:
            raise forms.ValidationError(f"Enter {found}.")
        return code

    def _get_validation_exclusions(self):
        # Class and employer stand fixed; that the person is there once is the form's to check.
        return super()._get_validation_exclusions() - {"cohort", "organization"}
