"""Forms about who sits at a partnership's table."""

from django import forms
from django.utils import timezone

from accounts.forms import BoardForm
from accounts.rules import MoveRefused
from employers.forms.firms import NamedOrganizationForm, staff_of
from partnerships.actions import members as actions
from partnerships.forms.words import DAY, in_words
from partnerships.models import Member
from partnerships.rules.lifecycles import MEMBER

MOST_SUGGESTED = 500
DAYS = {
    name: forms.DateInput(attrs=DAY) for name in ("joined_on", "left_on", "next_step_on")
}  # fmt: skip
JOINED = "Say since when the organization is a member."


class MemberFilter(forms.Form):
    """Narrows the members of a partnership."""

    seat = forms.ChoiceField(required=False)
    status = forms.ChoiceField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = [("", "Any seat"), *in_words(Member.Seat)]
        self.fields["status"].choices = [("", "Any status"), *in_words(Member.Status)]

    def narrow(self, members):
        chosen = self.cleaned_data if self.is_valid() else {}
        return members.filter(**{name: value for name, value in chosen.items() if value})


class JoinedForm(BoardForm):
    """Asks since when an active member belongs to the partnership, and who follows up."""

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["seat"].choices = in_words(Member.Seat)
        self.fields["role"].choices = in_words(Member.Role)
        self.fields["status"].choices = in_words(Member.Status)
        self.fields["owner"].queryset = staff_of(board)
        self.fields["owner"].empty_label = "Nobody"

    def clean(self):
        cleaned = super().clean()
        is_active = cleaned.get("status") == Member.Status.ACTIVE
        if is_active and "joined_on" in cleaned and not cleaned["joined_on"]:
            self.add_error("joined_on", JOINED)
        return cleaned

    def _get_validation_exclusions(self):
        # One seat for each organization and one chair for each partnership.
        return super()._get_validation_exclusions() - {"partnership"}


class AddMemberForm(NamedOrganizationForm, JoinedForm):
    action = "Add member"
    field_order = ["name", "known"]

    class Meta:
        model = Member
        fields = ["seat", "role", "status", "joined_on", "owner", "next_step", "next_step_on"]
        widgets = DAYS

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["name"].widget.attrs["list"] = "organizations"

    def suggestions(self):
        """Return names the browser may offer while somebody types."""
        dealt_with = self.board.engagements.order_by("organization__name")
        return dealt_with.values_list("organization__name", flat=True)[:MOST_SUGGESTED]

    def known_organizations(self):
        """Take an organization the board deals with by its exact name; else offer the like."""
        dealt_with = self.board.engagements.filter(
            organization__name__iexact=self.typed_name()
        ).select_related("organization")[:2]
        if len(dealt_with) != 1:
            return super().known_organizations()
        self.instance.organization = dealt_with[0].organization
        return []

    def save(self, *, by):
        return actions.add_member(
            partnership=self.instance.partnership, by=by, **self.organization(), **self.details()
        )


class EditMemberForm(JoinedForm):
    action = "Save member"

    class Meta:
        model = Member
        fields = [
            "seat", "role", "status", "joined_on", "left_on", "owner", "next_step",
            "next_step_on", "is_named",
        ]  # fmt: skip
        widgets = DAYS
        help_texts = {
            "left_on": "Only for a member who left; today if left empty.",
            "is_named": "Only if the organization agreed to it.",
        }

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        labels = dict(self.fields["status"].choices)
        moves = [self.instance.status, *MEMBER.targets(self.instance.status)]
        self.fields["status"].choices = [(status, labels[status]) for status in moves]
        if self.instance.seat == Member.Seat.EMPLOYER:
            # An employer says so itself: on its own page, or with its signature.
            del self.fields["is_named"]
            self.helper.layout = self.layout()

    def save(self, *, by):
        """Save and return the member, or None with the reason at the status."""
        try:
            return actions.change_member(self.instance, by=by, on=timezone.localdate())
        except MoveRefused as refusal:
            self.add_error("status", str(refusal))
            return None
