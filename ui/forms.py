"""Our words in forms, and layout objects: question rows, sums, folds, who sees this, buttons."""

from crispy_forms.layout import Div, Field, Fieldset, LayoutObject, Submit
from django import forms
from django.forms.utils import pretty_name
from django.template.loader import render_to_string

BLANK = "---------"
MISSING = forms.Field.default_error_messages["required"]
QUESTIONS = ("how", "what", "when", "where", "which", "who")


class WordedForm(forms.BaseForm):
    """A form that names what is missing and what to choose, where Django has one sentence.

    Words a field brings along stay.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            name_blank_choice(field, field.label or pretty_name(name))

    def full_clean(self):
        for name, field in self.fields.items():
            if field.error_messages.get("required") == MISSING:
                words = missing(field, str(field.label or pretty_name(name)))
                field.error_messages["required"] = words
        super().full_clean()


def name_blank_choice(field, label):
    """Say "Choose the grant" over the choices, or "None" where the answer may be left out."""
    words = f"Choose the {lowered(label)}" if field.required else "None"
    if isinstance(field, forms.ModelChoiceField):
        # Its choices are read later, from a queryset the form may still narrow.
        if field.empty_label == BLANK:
            field.empty_label = words
    elif isinstance(field, forms.ChoiceField):
        field.choices = [(key, words if name == BLANK else name) for key, name in field.choices]


def missing(field, label):
    """Return the sentence at a field that was left empty."""
    words = lowered(label)
    if isinstance(field, forms.BooleanField):
        return "Check this to go on."
    if words.startswith(QUESTIONS):
        return f"Say {words}."
    if isinstance(field, forms.DateField):
        return f"{label}: enter a day."
    chooses = isinstance(field, (forms.ChoiceField, forms.ModelChoiceField))
    return f"{'Choose' if chooses else 'Enter'} the {words}."


def lowered(label):
    """A label within a sentence: "Seats you want" loses its capital, "SOC code" does not."""
    label = str(label).rstrip("?")
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


class Questions(Fieldset):
    """A legend over question rows: label left, number right."""

    def __init__(self, legend, *fields):
        super().__init__(legend, *fields, css_class="q")


class Question(Field):
    """One row. `was` is the last answer and `when` its month: a change is marked with both."""

    template = "components/question.html"

    def __init__(self, field, was=None, when="", prefix="", suffix="", **attributes):
        super().__init__(field, **attributes)
        self.was = was
        self.words = {"was": was, "when": when, "prefix": prefix, "suffix": suffix}

    def render(self, form, context, template_pack="bootstrap5", extra_context=None, **kwargs):
        as_text(form.fields[self.fields[0]])
        now = form[self.fields[0]].value()
        is_changed = self.was is not None and str(now) != str(self.was)
        extra = {**(extra_context or {}), **self.words, "is_changed": is_changed}
        return super().render(form, context, template_pack, extra_context=extra, **kwargs)


def as_text(field):
    """Ask for a number in a text field: a number field drops what it cannot read, and what
    somebody typed has to stay beside the error."""
    widget = field.widget
    if getattr(widget, "input_type", "") == "number":
        widget.input_type = "text"
        has_cents = isinstance(field, (forms.DecimalField, forms.FloatField))
        widget.attrs["inputmode"] = "decimal" if has_cents else "numeric"
        for limit in ("min", "max", "step"):
            widget.attrs.pop(limit, None)


class Part(LayoutObject):
    """A piece of the page between the fields of a form, drawn by a component's template."""

    fields: list = []
    template = ""

    def __init__(self, **words):
        self.words = words

    def render(self, form, context, template_pack="bootstrap5", **kwargs):
        return render_to_string(self.template, self.words)


class Sum(Part):
    """What the rows above come to, worked out by the server: "Together 11".

    amount: a number, or a function that the page calls for it.
    """

    template = "components/sum.html"

    def __init__(self, label, amount):
        super().__init__(label=label, amount=amount)


class Fold(LayoutObject):
    """Questions that may be left out, folded away: open where one of them is answered or wrong."""

    template = "components/fold.html"

    def __init__(self, summary, *fields):
        self.summary, self.fields = summary, list(fields)

    def render(self, form, context, template_pack="bootstrap5", **kwargs):
        names = [pointer.name for pointer in self.get_field_names()]
        words = {
            "summary": self.summary,
            "fields": self.get_rendered_fields(form, context, template_pack, **kwargs),
            "is_open": any(form[name].errors or _is_said(form[name]) for name in names),
        }
        return render_to_string(self.template, words)


def _is_said(field):
    """Tell whether a question is answered otherwise than an untouched form has it."""
    return field.value() not in (None, "", [], field.field.initial)


class Sees(Part):
    """Who sees the answers, in one sentence before the first field.

    content: the sentence, or a function that the page calls for it.
    """

    template = "components/sees.html"

    def __init__(self, content, link="", url=""):
        super().__init__(content=content, link=link, url=url)


class StillTrue(Part):
    """The question whether nothing changed, first in the form, so that Enter means yes."""

    template = "components/still_true.html"

    def __init__(self, question, effect, button, name="still_true"):
        super().__init__(question=question, content=effect, button=button, name=name)


class Buttons(Div):
    """A row of buttons; on a phone they take the full width."""

    def __init__(self, *buttons):
        super().__init__(*buttons, css_class="buttons")


class Quiet(Submit):
    """The second choice beside the one primary button."""

    def __init__(self, name, value, **kwargs):
        super().__init__(name, value, **kwargs)
        self.field_classes = "btn btn-quiet"
