"""The numbers of all jobs at once, from a spreadsheet."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from training.importers.paste import as_text, rows_of_file, rows_of_text
from training.rules.paste import read_table
from ui.forms import Buttons
from ui.sheets import NotThisFile

LONGEST = 20_000  # characters; eight rows have a thousand
LARGEST = 1_000_000  # bytes of a file


class PasteForm(forms.Form):
    """Rows pasted, or a file; `pasted` is what they say of these jobs."""

    rows = forms.CharField(
        label="Rows from your spreadsheet",
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        help_text="With the row that names the columns. Copy them there and paste them here.",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        help_text="An Excel workbook (.xlsx) or a CSV file, up to 1 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsm"}),
        error_messages={"empty": "The file is empty. Use the template."},
    )

    def __init__(self, *args, jobs, **kwargs):
        super().__init__(*args, **kwargs)
        self.jobs, self.pasted, self.text = jobs, None, ""
        self.helper = FormHelper()
        self.helper.layout = Layout("rows", "file", Buttons(Submit("check", "Check the rows")))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError("The file is larger than 1 MB. Nothing of it was read.")
        return file

    def clean(self):
        data = super().clean()
        file, text = data.get("file"), data.get("rows", "")
        if self.errors:
            return data
        if not file and not text.strip():
            raise forms.ValidationError("Paste the rows, or choose a file.")
        try:
            rows = rows_of_file(file) if file else rows_of_text(text)
        except NotThisFile as error:
            self.add_error("file" if file else "rows", str(error))
            return data
        self.pasted = read_table(rows, [job.title for job in self.jobs])
        self.text = as_text(rows)
        return data
