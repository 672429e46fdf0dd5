"""The board's skills to choose from, those of a framework under its name."""

from itertools import groupby

from django import forms
from django.db.models import F
from django.forms.models import ModelChoiceIterator

MOST_SKILLS = 300  # offered to choose from


class SkillsByFramework(ModelChoiceIterator):
    """Of very many skills the first, and the one the row names already."""

    def __iter__(self):
        yield "", self.field.empty_label
        for framework, skills in groupby(self._rows(), key=lambda skill: skill.framework):
            choices = [self.choice(skill) for skill in skills]
            yield from [(framework.name, choices)] if framework else choices

    def _rows(self):
        first = list(self.queryset[:MOST_SKILLS])
        if self.field.known is None or self.field.known in first:
            return first
        return [*self.queryset.filter(pk=self.field.known.pk), *first]


class SkillField(forms.ModelChoiceField):
    """A skill of a queryset that `by_framework` put in order."""

    iterator = SkillsByFramework
    known = None  # the skill of the row that is changed


def by_framework(competencies):
    """Return competencies in the order of their frameworks, those of none first."""
    rows = competencies.select_related("framework")
    return rows.order_by(F("framework__name").asc(nulls_first=True), "name", "pk")
