"""Forms about official data: files to load, and the release a board works with."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.conf import settings

from careerpaths.importers.kinds import LOADERS
from careerpaths.models import DataRelease
from ui.forms import Buttons, WordedForm
from ui.sheets import NotThisFile

MEGABYTE = 1_000_000
ROUND_THE_FILES = 100_000  # bytes of a form around its files
MOST_FILES = 60  # O*NET comes in 46


class ManyFiles(forms.FileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; cleans to a list."""

    widget = ManyFiles

    def clean(self, data, initial=None):
        sent = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in sent or [None]]


class LoadForm(WordedForm, forms.Form):
    """Takes the official files of one source; a job reads them."""

    source = forms.ChoiceField(label="Source")
    release = forms.CharField(
        max_length=40, required=False, label="Release",
        help_text="As its publisher calls it. Leave it empty where the files name it themselves.",
    )  # fmt: skip
    files = FilesField(
        label="Files",
        help_text=f"Up to {settings.UPLOAD_LIMIT // MEGABYTE} MB together: workbooks, texts, or a "
        "zip of them, as downloaded.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(source.value, source.label) for source in LOADERS]
        self.fields["source"].choices = [("", "Choose the source"), *named]
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "source", "release", "files", Buttons(Submit("load", "Upload and load"))
        )

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"These are more than {MOST_FILES} files. Zip them.")
        if sum(file.size for file in files) > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(too_large())
        return files

    def clean(self):
        typed = super().clean()
        if (source := typed.get("source")) and "release" in typed:
            self._name_release(typed, LOADERS[DataRelease.Source(source)])
        return typed

    def _name_release(self, typed, loader):
        try:
            typed["release"] = loader.release_named(typed["release"]) or loader.default
        except NotThisFile as error:
            self.add_error("release", str(error))
            return
        if not typed["release"] and loader.must_be_named:
            self.add_error("release", loader.name_it)


class ReleaseForm(WordedForm, forms.Form):
    """Chooses the release of a source that a board works with."""

    release = forms.ModelChoiceField(DataRelease.objects.none(), required=False)

    def __init__(self, *args, source, action, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["release"]
        field.queryset = DataRelease.objects.of(source)
        field.empty_label = "Always the newest"
        field.label_from_instance = lambda release: release.name
        self.helper = FormHelper()
        self.helper.form_action = action
        self.helper.layout = Layout("release", Buttons(Submit("use", "Work with it")))


def is_too_large(content_length):
    """Tell from the request's header whether its body is larger than files may be."""
    length = content_length or ""
    return length.isdecimal() and int(length) > settings.UPLOAD_LIMIT + ROUND_THE_FILES


def too_large():
    """Return the sentence about files larger than what is kept."""
    return (
        f"The files are larger than {settings.UPLOAD_LIMIT // MEGABYTE} MB. Upload fewer at once, "
        "or zip them; nothing of them was read."
    )
