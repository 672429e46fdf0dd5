"""The kinds of questions an answer asks, each with its limit and its sentences."""

from django import forms
from django.core.validators import MinValueValidator

MOST_PEOPLE = 99_999
COUNT_WORDS = {"invalid": "Enter a number, or nothing.", "min_value": "Enter 0 or more."}
DOLLARS = "Enter dollars and cents, such as 22.50."


def at_most(number):
    if number > MOST_PEOPLE:
        raise forms.ValidationError(f"Enter {MOST_PEOPLE:,} or less.")


def count_field(field):
    """Give a field of people its sentences and its limit."""
    sentence = "Enter a number, 0 if there are none."
    field.error_messages.update(required=sentence, invalid=sentence, min_value="Enter 0 or more.")
    field.validators.append(at_most)


def limit(field, most, unit=""):
    """Give a number that may be left out its sentences and its limit, such as 480 minutes."""

    def check(number):
        if number > most:
            raise forms.ValidationError(" ".join([f"Enter {most:,}", *unit.split(), "or less."]))

    field.error_messages.update(COUNT_WORDS)
    field.validators.append(check)


def optional_count(label, initial=None):
    """Return the question how many, which may be left out."""
    return forms.IntegerField(
        label=label, min_value=0, required=False, initial=initial, validators=[at_most],
        error_messages=COUNT_WORDS,
    )  # fmt: skip


def several_of(label, choices):
    """Return boxes to check, any number of them. choices: an enumeration of a model."""
    return forms.MultipleChoiceField(
        label=label,
        choices=[(key, words[:1].upper() + words[1:]) for key, words in choices.choices],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def dollars(field):
    """Give a field of an amount its sentences."""
    field.validators.append(MinValueValidator(0))
    most = 10 ** (field.max_digits - field.decimal_places) - 1
    field.error_messages.update(
        invalid=DOLLARS, max_decimal_places=DOLLARS, min_value="Enter 0 or more.",
        max_digits=f"Enter {most:,} or less.", max_whole_digits=f"Enter {most:,} or less.",
    )  # fmt: skip
