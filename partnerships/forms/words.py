"""What several forms say alike."""

from django.utils.text import capfirst

DAY = {"type": "date"}


def in_words(choices):
    """Return the choices with one way of writing them, whoever named them."""
    return [(value, capfirst(label)) for value, label in choices.choices]
