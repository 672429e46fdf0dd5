"""What staff choose to make a pool."""

from crispy_forms.layout import Layout
from django import forms

from accounts.forms import BoardForm
from partnerships.models import Partnership
from training.models import Need, Pool
from training.rules.demand import quarter_words


class NeedChoices(forms.ModelMultipleChoiceField):
    """Needs with the firm that stated each, for the convener alone."""

    def label_from_instance(self, need):
        people = "person" if need.people == 1 else "people"
        levels = f"level {need.level_now} to {need.level_target}"
        words = f': "{need.words}"' if need.words else ""
        return (
            f"{need.organization}, {need.people} {people}, {levels}, "
            f"{quarter_words(need.needed_by)}{words}"
        )


class PoolForm(BoardForm):
    """Which needs of a group go into the pool, and what it is called."""

    needs = NeedChoices(
        queryset=Need.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one need.",
            "invalid_choice": "These needs cannot share one class. Choose fewer.",
        },
    )
    action = "Make the pool"

    class Meta:
        model = Pool
        fields = ["name"]

    def __init__(self, *args, partnership, needs, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        chosen = [need.pk for need in needs]
        field = self.fields["needs"]
        field.queryset = Need.objects.filter(pk__in=chosen).select_related("organization")
        field.initial = chosen
        if needs:
            self.fields["name"].initial = needs[0].competency.name

    def layout(self):
        return Layout("name", "needs", self.buttons())

    def _get_validation_exclusions(self):
        # The form sets the partnership, so names that must be unique in it are the form's to check.
        return super()._get_validation_exclusions() - {"partnership"}


class PartnershipChoice(forms.Form):
    """Whose needs to look at: one of the partnerships assigned to the person."""

    partnership = forms.ModelChoiceField(queryset=Partnership.objects.none(), empty_label=None)

    def __init__(self, *args, partnerships, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partnership"].queryset = partnerships
