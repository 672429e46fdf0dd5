"""Forms about challenges and their remedies, for staff and for who sits at the table."""

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from accounts.forms import BoardForm
from accounts.models import Organization
from accounts.rules import MoveRefused
from partnerships.actions import challenges as actions
from partnerships.forms.words import DAY, in_words
from partnerships.models import Challenge, Remedy
from partnerships.rules.lifecycles import REMEDY

IN_SCALE = "Choose a number from 1 to 5."
SEVERITY = [
    (1, "1, a nuisance"),
    (2, "2, costs some people time"),
    (3, "3, some people give up or leave"),
    (4, "4, jobs stay empty"),
    (5, "5, work stands still"),
]
FIELDS = ["category", "name", "text", "soc", "severity"]


class ChallengeFilter(forms.Form):
    """Narrows challenges; those nobody works on any more are shown only on request."""

    work = forms.ChoiceField(
        label="Which", required=False, choices=[("", "Open"), ("all", "Open and ended")]
    )
    category = forms.ChoiceField(label="What it is about", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", "Anything"), *in_words(Challenge.Category)]

    def narrow(self, challenges):
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("work") != "all":
            challenges = challenges.open()
        if chosen.get("category"):
            challenges = challenges.filter(category=chosen["category"])
        return challenges


class ChallengeForm(BoardForm):
    """What a challenge is. `instance` has its partnership."""

    action = "Save the challenge"

    soc = forms.CharField(
        label="Job it hits (SOC code)", required=False,
        help_text="Such as 51-4041 for machinists, if it hits one job more than others.",
        validators=[RegexValidator(r"^\d{2}-\d{4}\Z", "A SOC code is written 51-4041.")],
    )  # fmt: skip
    severity = forms.TypedChoiceField(
        label="How bad it is", choices=SEVERITY, coerce=int, widget=forms.RadioSelect,
        error_messages={"required": IN_SCALE, "invalid_choice": IN_SCALE},
    )  # fmt: skip

    class Meta:
        model = Challenge
        fields = FIELDS
        labels = {"category": "What it is about", "name": "What it is, in a few words"}
        help_texts = {"text": "Name no person and no company."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = in_words(Challenge.Category)
        if not self.instance.pk:
            choices = [("", "Choose what it is about"), *choices]
        self.fields["category"].choices = choices

    @property
    def words(self):
        return {name: self.cleaned_data[name] for name in FIELDS}

    def name_it(self, *, organization, side, by):
        """Name the challenge for an organization, or for workers without one."""
        return actions.name_challenge(
            partnership=self.instance.partnership, organization=organization, side=side, by=by,
            on=timezone.localdate(), **self.words,
        )  # fmt: skip

    def save(self):
        return actions.change_challenge(self.instance, fields=FIELDS)


class SeatChoice(forms.ModelChoiceField):
    """Chooses a member by the name of its organization."""

    def label_from_instance(self, member):
        return str(member.organization)


class AddChallengeForm(ChallengeForm):
    """Staff writes down a challenge it heard: from a member, or from somebody else."""

    action = "Add the challenge"
    field_order = ["member", "side"]

    member = SeatChoice(
        None, label="Heard from", required=False, empty_label="Nobody at the table",
        help_text="The organization sees that it stands under its name; nobody else does.",
    )  # fmt: skip
    side = forms.ChoiceField(
        label="If from nobody at the table, who says so", required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, board, instance, **kwargs):
        super().__init__(*args, board=board, instance=instance, **kwargs)
        members = instance.partnership.members.seated().for_list()
        self.fields["member"].queryset = members
        self.fields["side"].choices = in_words(Challenge.Side)

    def clean(self):
        cleaned = super().clean()
        named = cleaned.get("member") or cleaned.get("side")
        if not named and not {"member", "side"} & set(self.errors):
            self.add_error("side", "Say who named it.")
        return cleaned

    def save(self, *, by):
        member = self.cleaned_data["member"]
        if member is None:
            return self.name_it(organization=None, side=self.cleaned_data["side"], by=by)
        side = actions.side_of(member)
        return self.name_it(organization=member.organization, side=side, by=by)


class RemedyForm(BoardForm):
    """What somebody does about a challenge. `instance` has its challenge."""

    action = "Save the remedy"

    class Meta:
        model = Remedy
        fields = ["text", "person", "organization", "due_on", "state", "helped"]
        labels = {"organization": "Of which organization", "state": "How it stands"}
        widgets = {"due_on": forms.DateInput(attrs=DAY), "helped": forms.TextInput()}
        help_texts = {"helped": "As far as somebody counted them."}

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        members = instance.challenge.partnership.members.seated()
        self.fields["organization"].queryset = Organization.objects.filter(members__in=members)
        self.fields["organization"].empty_label = "The board, or somebody else"
        labels = dict(in_words(Remedy.State))
        states = [instance.state, *REMEDY.targets(instance.state)]
        self.fields["state"].choices = [(state, labels[state]) for state in states]

    def save(self):
        """Save and return the remedy, or None with the reason at the form."""
        try:
            return actions.save_remedy(self.instance)
        except MoveRefused as refusal:
            self.add_error("state", str(refusal))
            return None
