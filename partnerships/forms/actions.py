"""Forms about actions: the list's filter, giving one out, changing it, asking the staff."""

from django import forms
from django.utils import timezone

from accounts.forms import PersonForm
from accounts.models import Organization
from accounts.permissions import Permission
from partnerships.actions import action_items
from partnerships.actions.work import add_action
from partnerships.forms.words import DAY, in_words
from partnerships.forms.work import WorkForm
from partnerships.models import ActionItem
from partnerships.rules.lifecycles import ACTION

THE_BOARD = "The board"
NO_ORIGIN = "Say where it comes from, if not from a meeting."
IN_THE_PAST = "Choose a day from today on."


class ActionFilter(forms.Form):
    """Narrows the actions of a partnership by state and by who has to do them."""

    state = forms.ChoiceField(required=False)
    owner = forms.ChoiceField(label="Who", required=False)

    def __init__(self, data, *, partnership, day):
        super().__init__(data)
        self.day = day
        owners = Organization.objects.filter(action_items__partnership=partnership)
        names = owners.order_by("name", "pk").distinct().values_list("pk", "name")
        self.fields["state"].choices = [
            ("", "Not finished"), ("overdue", "Overdue"), *in_words(ActionItem.State),
            ("all", "All"),
        ]  # fmt: skip
        self.fields["owner"].choices = [("", "Everybody"), ("board", THE_BOARD), *names]

    def narrow(self, actions):
        chosen = self.cleaned_data if self.is_valid() else {}
        owner = chosen.get("owner")
        if owner == "board":
            actions = actions.filter(organization=None)
        elif owner:
            actions = actions.filter(organization=owner)
        return self._of_state(actions, chosen.get("state"))

    def _of_state(self, actions, state):
        if state == "all":
            return actions
        if state == "overdue":
            return actions.overdue_on(self.day)
        return actions.filter(state=state) if state else actions.unfinished()


class ActionForm(WorkForm):
    """Who does what by when; the choices are those of one partnership."""

    action = "Save action"

    class Meta:
        model = ActionItem
        fields = [
            "text", "organization", "person", "email", "due_on", "priority", "task_force",
            "evidence",
        ]  # fmt: skip
        widgets = {"due_on": forms.DateInput(attrs=DAY)}
        labels = {"organization": "For whom"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partnership = self.instance.partnership
        seats = partnership.members.seated()
        at_the_table = Organization.objects.filter(pk__in=seats.values("organization"))
        own = Organization.objects.filter(pk=self.instance.organization_id)
        self.fields["organization"].queryset = (at_the_table | own).order_by("name", "pk")
        self.fields["organization"].empty_label = THE_BOARD
        active = partnership.priorities.active()
        own = partnership.priorities.filter(pk=self.instance.priority_id)
        self.fields["priority"].queryset = active | own
        self.fields["task_force"].queryset = partnership.task_forces.all()

    def save(self, *, by):
        return action_items.change_action(self.instance, by=by)


class AddActionForm(ActionForm):
    action = "Add action"

    class Meta(ActionForm.Meta):
        fields = [
            "text", "organization", "person", "email", "due_on", "meeting", "origin", "priority",
            "task_force",
        ]  # fmt: skip
        labels = ActionForm.Meta.labels | {"meeting": "Said in the meeting"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = self.instance.partnership.meetings
        self.fields["meeting"].queryset = meetings.filter(state__in=["planned", "running"])

    def clean(self):
        cleaned = super().clean()
        if "origin" in cleaned and not (cleaned["origin"] or cleaned.get("meeting")):
            self.add_error("origin", NO_ORIGIN)
        return cleaned

    def save(self, *, by):
        fields = {name: self.cleaned_data[name] for name in self.fields}
        return add_action(partnership=self.instance.partnership, by=by, **fields)


class OwnActionForm(WorkForm):
    """How far an organization is with its action, and what came of it."""

    action = "Save"

    class Meta:
        model = ActionItem
        fields = ["state", "evidence"]
        widgets = {"state": forms.RadioSelect, "evidence": forms.Textarea({"rows": 3})}
        labels = {"state": "How it stands"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        state = self.instance.state
        moves = ACTION.moves_from(state, [Permission.TAKE_PART])
        offered = {state, *(move.target for move in moves)}
        states = in_words(ActionItem.State)
        self.fields["state"].choices = [(key, words) for key, words in states if key in offered]

    def save(self, *, by):
        return action_items.tell(self.instance, **self.cleaned_data, by=by, on=timezone.localdate())


class AskForm(PersonForm):
    """A question of an employer to the board's staff."""

    action = "Send the question"

    text = forms.CharField(
        label="What do you want to know", max_length=300, widget=forms.Textarea({"rows": 3})
    )
    due_on = forms.DateField(label="By", widget=forms.DateInput(attrs=DAY))

    def clean_due_on(self):
        if self.cleaned_data["due_on"] < timezone.localdate():
            raise forms.ValidationError(IN_THE_PAST)
        return self.cleaned_data["due_on"]
