"""Forms about partnerships: filters, the partnership, its members, its conveners."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst, slugify

from accounts.forms import BoardForm
from accounts.models import Board, County, User
from accounts.permissions import Permission
from employers.forms import NamedOrganizationForm, staff_of
from partnerships import actions, rules
from partnerships.models import Member, Partnership
from ui.forms import Buttons

DAY = {"type": "date"}
MOST_SUGGESTED = 500
LONGEST_ID = 19  # digits of the largest id of the database
JOINED = "Say since when the organization is a member."


def in_words(choices):
    """Return the choices with one way of writing them, whoever named them."""
    return [(value, capfirst(label)) for value, label in choices.choices]


class PartnershipFilter(forms.Form):
    """Narrows a list of the board to one partnership.

    It offers the partnerships the list has rows of, and the one a link of another page asks for.
    """

    partnership = forms.ModelChoiceField(
        Partnership.objects.none(), required=False, empty_label="All partnerships"
    )

    def __init__(self, data, *, partnerships, rows):
        """partnerships: those the person sees. rows: the list, each row with a partnership."""
        super().__init__(data)
        asked = data.get("partnership", "")
        offered = Q(pk__in=rows.order_by().values("partnership"))
        if asked.isdecimal() and len(asked) < LONGEST_ID:
            offered |= Q(pk=asked)
        self.fields["partnership"].queryset = partnerships.filter(offered)

    @property
    def chosen(self):
        """The partnership asked for, or None: all of them."""
        return self.cleaned_data.get("partnership") if self.is_valid() else None

    def narrow(self, rows):
        return rows.filter(partnership=self.chosen) if self.chosen else rows


class DirectoryFilter(forms.Form):
    """Narrows the public directory."""

    q = forms.CharField(label="Industry or job", required=False, max_length=100)
    county = forms.ChoiceField(required=False)

    def __init__(self, *args, counties, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(county.pk, county.name) for county in counties]
        self.fields["county"].choices = [("", "Any county"), *choices]

    def narrow(self, partnerships):
        chosen = self.cleaned_data if self.is_valid() else {}
        return partnerships.matching(chosen.get("q")).in_county(chosen.get("county"))


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


class CodesField(forms.CharField):
    """Codes of an industry classification in one line, split by commas or spaces."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        codes = re.split(r"[\s,;]+", super().to_python(value) or "")
        codes = [code for code in codes if code]
        for code in codes:
            if not re.fullmatch(r"\d{2,6}", code):
                raise forms.ValidationError(f"{code} is no NAICS code: two to six digits.")
        return codes


class PartnershipForm(BoardForm):
    action = "Save partnership"
    naics_prefixes = CodesField(
        label="NAICS codes", required=False, help_text="Such as 332, 333. The first digits will do."
    )
    county_fips = forms.MultipleChoiceField(
        label="Counties", required=False, widget=forms.CheckboxSelectMultiple
    )
    neighbours = forms.ModelMultipleChoiceField(
        Board.objects.none(),
        label="Shared with neighboring boards",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Their counties are offered once this is saved.",
    )

    class Meta:
        model = Partnership
        fields = [
            "name", "slug", "cluster", "works_on", "naics_prefixes", "county_fips", "stage",
            "public_status", "convener", "started_on",
        ]  # fmt: skip
        widgets = {"started_on": forms.DateInput(attrs=DAY)}
        labels = {"slug": "Short name in the address"}
        help_texts = {"slug": "Letters, digits and hyphens. Made from the name if left empty."}

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["slug"].required = False
        self.fields["convener"].queryset = staff_of(board)
        self.fields["convener"].empty_label = "Nobody yet"
        self.fields["public_status"].choices = in_words(Partnership.PublicStatus)
        self.fields["neighbours"].queryset = Board.objects.exclude(pk=board.pk)
        shared = self.instance.neighbours.all() if self.instance.pk else []
        self.initial["neighbours"] = list(shared)
        counties = County.objects.filter(boards__in=[board, *shared]).distinct()
        self.fields["county_fips"].choices = [(county.pk, county) for county in counties]

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))[:100]
        if not slug and "name" in self.cleaned_data:
            raise forms.ValidationError("Enter a short name in letters and digits.")
        return slug

    def save(self):
        return actions.save_partnership(self.instance, neighbours=self.cleaned_data["neighbours"])


class JoinedForm(BoardForm):
    """Asks since when an active member belongs to the partnership."""

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["seat"].choices = in_words(Member.Seat)
        self.fields["role"].choices = in_words(Member.Role)
        self.fields["status"].choices = in_words(Member.Status)

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
        fields = ["seat", "role", "status", "joined_on"]
        widgets = {"joined_on": forms.DateInput(attrs=DAY)}

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
        fields = ["seat", "role", "status", "joined_on", "left_on"]
        widgets = {"joined_on": forms.DateInput(attrs=DAY), "left_on": forms.DateInput(attrs=DAY)}
        help_texts = {"left_on": "Only for a member who left; today if left empty."}

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        labels = dict(self.fields["status"].choices)
        moves = rules.moves_from(self.instance.status)
        self.fields["status"].choices = [(status, labels[status]) for status in moves]

    def save(self, *, by):
        return actions.change_member(self.instance, by=by, on=timezone.localdate())


class AssignForm(forms.Form):
    """Says who may open the firms' answers of a partnership."""

    users = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label="People assigned",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The board's conveners and directors, and guests from neighboring boards.",
    )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.fields["users"].queryset = assignable_to(partnership.board)
        self.initial["users"] = [each.user_id for each in partnership.assignments.all()]
        self.helper = FormHelper()
        self.helper.layout = Layout("users", Buttons(Submit("save", "Save assignments")))

    def save(self, *, by):
        return actions.assign(
            partnership=self.partnership,
            users=self.cleaned_data["users"],
            by=by,
            on=timezone.localdate(),
        )


def assignable_to(board):
    """Return those who could open firms' answers if assigned: by their role, or as guests."""
    current = board.memberships.current(timezone.localdate())
    able = current.with_permission(Permission.ANSWERS_VIEW) | current.filter(is_guest=True)
    return User.objects.filter(memberships__in=able).distinct()
