"""Forms about partnerships themselves: filters, the partnership, its conveners."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from accounts.forms import BoardForm
from accounts.models import Board, County, User
from accounts.permissions import Permission
from employers.forms.firms import known_naics, staff_of
from partnerships.actions import partnerships as actions
from partnerships.forms.words import DAY, in_words
from partnerships.models import Partnership
from ui.forms import Buttons

LONGEST_ID = 19  # digits of the largest id of the database


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
        return [known_naics(code) for code in codes]


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
            "name", "slug", "cluster", "works_on", "goals", "naics_prefixes", "county_fips",
            "convener", "started_on",
        ]  # fmt: skip
        widgets = {"started_on": forms.DateInput(attrs=DAY)}
        labels = {"slug": "Short name in the address"}
        help_texts = {"slug": "Letters, digits and hyphens. Made from the name if left empty."}

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["slug"].required = False
        self.fields["convener"].queryset = staff_of(board)
        self.fields["convener"].empty_label = "Nobody yet"
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


class AddPartnershipForm(PartnershipForm):
    """Asks also where the partnership stands; afterwards its stage and status move."""

    action = "Start the partnership"

    class Meta(PartnershipForm.Meta):
        fields = [*PartnershipForm.Meta.fields, "stage", "public_status"]

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.fields["stage"].choices = in_words(Partnership.Stage)
        self.fields["public_status"].choices = in_words(Partnership.PublicStatus)

    def save(self, *, by):
        return actions.start_partnership(
            self.instance,
            neighbours=self.cleaned_data["neighbours"],
            by=by,
            on=timezone.localdate(),
        )


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
