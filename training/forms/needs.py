"""What a firm enters about the training its people need."""

import datetime as dt
from functools import partial

from crispy_forms.layout import Layout
from django import forms
from django.db.models import Q
from django.urls import reverse

from careerpaths.models import Competency
from careerpaths.rules.frameworks import OWN_WORDS
from training.access import OWN
from training.actions.needs import NAMED_ALREADY
from training.forms.fields import at_most, limit, several_of
from training.forms.money import MoneyForm
from training.forms.skills import SkillField, SkillsByFramework, by_framework
from training.models import Level, Need, Why
from training.reports.firm_size import people_employed
from training.reports.sees import COMPETITORS, sees_budget
from training.rules.demand import quarter_words, quarters
from training.rules.doubts import doubt
from ui.forms import Fold, Question, Questions, Sees

QUARTERS = 12  # offered to choose from
OTHER = ("other", "Another skill, named below")
LONGEST_WAY = 480  # minutes
GONE = "A colleague took this need out while you were writing. Save it to state it again."


def competencies_offered(board, organization, partnership):
    """Return the skills a firm chooses from: the board's, then those of each framework of all or of
    this partnership; and those the firm named itself.

    What another firm named in its own words is nobody else's to read.
    """
    own = Need.objects.filter(organization=organization).values("competency")
    for_all = Q(framework=None) | Q(framework__partnership=None)
    listed = (for_all | Q(framework__partnership=partnership)) & ~Q(category=OWN_WORDS)
    return by_framework(board.competencys.filter(listed | Q(pk__in=own)))


class SkillChoices(SkillsByFramework):
    """The skills; then the way to name another in words, which also finds what is not offered."""

    def __iter__(self):
        yield from super().__iter__()
        yield OTHER


class NeededSkillField(SkillField):
    """A skill of the list; None where the person names another."""

    iterator = SkillChoices

    def clean(self, value):
        return None if value == OTHER[0] else super().clean(value)


class NeedForm(MoneyForm):
    """A training need: which skill, how many people, by when, and from which level to which.

    The rest may be left out. Staff are not asked with whom a firm shares a class: the firm alone
    sees that.
    """

    amounts = ("budget",)

    competency = NeededSkillField(
        label="Skill",
        queryset=Competency.objects.none(),
        empty_label="Choose a skill",
        error_messages={"required": "Choose a skill."},
    )
    new_competency = forms.CharField(
        label="Name of another skill",
        max_length=150,
        required=False,
        help_text="Where the list above does not have it. Other employers do not read your words "
        "before enough of them need the same.",
    )
    needed_by = forms.TypedChoiceField(
        label="By when",
        coerce=dt.date.fromisoformat,
        choices=[],
        error_messages={"required": "Choose by when."},
    )
    why = several_of("Why it matters", Why)
    effects = several_of("What should come of it", Need.Effect)
    times = several_of("When people can come", Need.Time)
    places = several_of("Where it can be", Need.Place)
    hosts = several_of("What you could lend", Need.Host)
    action = "Save this need"

    class Meta:
        model = Need
        fields = [
            "competency", "people", "needed_by", "level_now", "level_target", "words", "why",
            "effects", "times", "places", "travel_minutes", "joins", "budget", "hosts",
        ]  # fmt: skip
        labels = {
            "travel_minutes": "Minutes people travel at most, one way",
            "joins": "Would your people share a class with those of other employers?",
            "budget": "What you would pay for each person",
        }
        help_texts = {"travel_minutes": ""}
        widgets = {"joins": forms.RadioSelect}

    def __init__(self, *args, taken, **kwargs):
        """taken: numbers of the skills the answer names already, but for this need's own."""
        self.taken = taken
        super().__init__(*args, **kwargs)
        field, desk = self.fields["competency"], self.desk
        field.known = self.instance.competency if self.instance.pk else None
        partnership = desk.round.partnership
        field.queryset = competencies_offered(self.board, desk.organization, partnership)
        self.fields["joins"].required = False
        if desk.is_staff:
            del self.fields["joins"]
        limit(self.fields["travel_minutes"], LONGEST_WAY, "minutes")
        self._word_fields()

    def columns(self):
        left = {"competency", "joins"} if self.desk.is_staff else {"competency"}
        return [name for name in self.Meta.fields if name not in left]

    def _word_fields(self):
        words = "Enter how many people need this, 1 or more."
        people = self.fields["people"]
        people.label = "How many people"
        people.error_messages.update(required=words, invalid=words, min_value=words)
        people.validators.append(at_most)
        self.fields["level_now"].label = "What they can do now"
        self.fields["level_target"].label = "What they should be able to do"
        self.fields["needed_by"].choices = self._quarters()
        for name, levels in (("level_now", Level.choices), ("level_target", Level.choices[1:])):
            self.fields[name].choices = [("", "Choose"), *levels]
            self.fields[name].error_messages["required"] = "Choose a level."

    def layout(self):
        return Layout(
            "competency",
            "new_competency",
            Questions("How many, and by when", *self.rows("people"), Question("needed_by")),
            Questions("How well", Question("level_now"), Question("level_target")),
            "words",
            *self._folds(),
            self.buttons(),
        )

    def _folds(self):
        sees = Sees(partial(sees_budget, self.desk.round))
        with_whom = [] if self.desk.is_staff else [Fold("Who sits in the class", *self._joins())]
        return [
            Fold("Why, and what should come of it", "why", "effects"),
            Fold("When and where", "times", "places", Question("travel_minutes")),
            *with_whom,
            Fold("What you would pay and lend", sees, *self.money_rows(prefix="$"), "hosts"),
        ]

    def _joins(self):
        """Return the question and, to who signed in, the way to the firm's own list."""
        link, url = "", ""
        if self.desk.way == OWN:
            link = "Save this need, then list your direct competitors"
            url = reverse("training:kept_apart", args=[self.desk.organization.pk])
        return [Sees(COMPETITORS, link, url), "joins"]

    def _quarters(self):
        days = set(quarters(self.desk.round.period_starts_on, QUARTERS))
        if self.instance.needed_by:
            days.add(self.instance.needed_by)
        choices = [(day.isoformat(), quarter_words(day)) for day in sorted(days)]
        return [("", "Choose"), *choices]

    def clean_people(self):
        people = self.cleaned_data["people"]
        if people < 1:
            raise forms.ValidationError("Enter how many people need this, 1 or more.")
        return people

    def clean_joins(self):
        return self.cleaned_data["joins"] or self.instance.joins

    def doubts(self, data):
        count = data.get("people", 0)
        employed = people_employed(self.desk.round, self.desk.organization)
        sentence = doubt(count, people=employed, before=None)
        return {"people": sentence} if sentence else {}

    def clean(self):
        data = super().clean()
        competency, name = data.get("competency"), " ".join(data.get("new_competency", "").split())
        if "competency" in data:
            self._check_skill(competency, name)
        self._check_still_there(data)
        now, target = data.get("level_now"), data.get("level_target")
        if now is not None and target is not None and target <= now:
            self.add_error("level_target", "The level you want must be above the level now.")
        return data | {"new_competency": name}

    def _check_still_there(self, data):
        if data.get("seen") and not self.instance.pk:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = ""
            self.add_error(None, GONE)

    def _check_skill(self, competency, name):
        field = "competency" if competency else "new_competency"
        if competency and name:
            self.add_error("new_competency", f'Clear this, or choose "{OTHER[1]}" above.')
        elif not competency and not name:
            self.add_error("new_competency", "Name the skill.")
        elif self._is_taken(competency, name):
            self.add_error(field, NAMED_ALREADY)

    def _get_validation_exclusions(self):
        # A skill named in words has no row yet.
        named = set() if self.cleaned_data.get("competency") else {"competency"}
        return super()._get_validation_exclusions() | named

    def _is_taken(self, competency, name):
        if competency:
            return competency.pk in self.taken
        return self.board.competencys.filter(name__iexact=name, pk__in=self.taken).exists()

    def values(self):
        values = super().values()
        kept = self.is_same and self.known.budget_kept
        return values | {"budget_kept": kept}

    def changes(self):
        """Return what the action `save_need` takes."""
        data = self.cleaned_data
        return {
            "stated": self.values(),
            "competency": data["competency"],
            "new_name": data["new_competency"],
            "seen": self.shown(),
        }
