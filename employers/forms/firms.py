"""Forms about employers: the list's filter, adding, editing, contacts."""

import re

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Case, Q, When
from django.utils import timezone

from accounts.forms import BoardForm
from accounts.models import County, Organization, User, fein_hash
from employers.actions import firms as actions
from employers.models import Contact, Employer, Industry
from employers.rules.naics import RELEASE, has_sector
from employers.rules.names import first_word

NEW = "new"
MOST_OFFERED = 8


def known_naics(code):
    """Return the code if it is one of NAICS, as far as its industries were imported; "" stays.

    Raises ValidationError with the sentence for the field.
    """
    if code and not re.fullmatch(r"[0-9]{2,6}", code):
        raise forms.ValidationError("A NAICS code has two to six digits.")
    if code and not (has_sector(code) and Industry.objects.knows(code)):
        raise forms.ValidationError(f"{code} is not in NAICS {RELEASE}.")
    return code


class NaicsChecked:
    """A form with the field `naics`: only a code that exists is taken."""

    def clean_naics(self):
        return known_naics(self.cleaned_data["naics"])


class EmployerFilter(forms.Form):
    """Narrows the list of employers."""

    q = forms.CharField(label="Name", required=False, max_length=200)
    show = forms.ChoiceField(
        label="Which", required=False, choices=[("", "Active"), ("all", "Active and inactive")]
    )

    def narrow(self, employers):
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("show") != "all":
            employers = employers.active()
        return employers.matching(chosen.get("q"))


class NamedOrganizationForm(BoardForm):
    """Asks for an organization by name, and offers those of a like name before making another."""

    name = forms.CharField(max_length=200)
    known = forms.ChoiceField(
        label="Is it one of these?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Organizations of a like name are known. Say whether it is one of them.",
            "invalid_choice": "The name has changed. Say again whether it is one of these.",
        },
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.offered = self.known_organizations() if self.is_bound else []
        if self.offered:
            self.fields["known"].choices = [
                *[(str(each.pk), f"{each.name} ({each.kind_words})") for each in self.offered],
                (NEW, "None of these, a new one"),
            ]
        else:
            del self.fields["known"]
        self.helper.layout = self.layout()

    def typed_name(self):
        """Return the name as typed, needed before the form is checked; "" if it is no name."""
        try:
            return self.fields["name"].clean(self.data.get("name"))
        except forms.ValidationError:
            return ""

    def known_organizations(self):
        """Return organizations that may be meant: of a like name, or with the same number."""
        name, fein = self.typed_name(), self.data.get("fein")
        meant = Q(name__istartswith=first_word(name)) if first_word(name) else Q(pk=None)
        if fein:
            meant |= Q(fein_hash=fein_hash(fein))
        exact_first = Case(When(name__iexact=name, then=0), default=1)
        return list(Organization.objects.filter(meant).order_by(exact_first, "name")[:MOST_OFFERED])

    def clean(self):
        cleaned = super().clean()
        chosen = [each for each in self.offered if str(each.pk) == cleaned.get("known")]
        if chosen:
            self.instance.organization = chosen[0]
        return cleaned

    def organization(self):
        """Return the words for an action: the organization chosen, or the name of a new one."""
        if self.instance.organization_id:
            return {"organization": self.instance.organization}
        return {"name": self.cleaned_data["name"]}

    def details(self):
        return {field: self.cleaned_data[field] for field in self.Meta.fields}

    def _get_validation_exclusions(self):
        # A chosen organization is the form's to check: it may have its row already.
        chosen = {"organization"} if self.instance.organization_id else set()
        return super()._get_validation_exclusions() - chosen


class AddEmployerForm(NaicsChecked, NamedOrganizationForm):
    action = "Add employer"
    fein = forms.CharField(
        label="Employer number (FEIN)",
        required=False,
        help_text="Nine digits. We keep a fingerprint of it, never the number.",
        validators=[
            RegexValidator(r"^\d{2}-?\d{7}$", "A FEIN has nine digits, such as 23-1234567.")
        ],
    )
    field_order = ["name", "known", "fein"]

    class Meta:
        model = Employer
        fields = ["county", "naics", "employees", "has_union", "named_contact", "note"]

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        narrow_county(self, board)
        self.fields["named_contact"].queryset = staff_of(board)
        self.fields["named_contact"].empty_label = "You"

    def save(self, *, by):
        return actions.add_employer(
            board=self.board,
            by=by,
            fein=self.cleaned_data["fein"],
            **self.organization(),
            **self.details(),
        )


class EmployerForm(NaicsChecked, BoardForm):
    action = "Save employer"

    class Meta:
        model = Employer
        fields = [
            "county", "naics", "employees", "has_union", "last_heard_on", "is_active", "note",
        ]  # fmt: skip
        widgets = {"last_heard_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        narrow_county(self, board)


class ContactForm(BoardForm):
    action = "Add contact"

    class Meta:
        model = Contact
        fields = ["name", "title", "email", "phone", "is_main"]

    def _get_validation_exclusions(self):
        # One main contact for each employer, counting those who have not left.
        return super()._get_validation_exclusions() - {"employer", "left_on"}


def narrow_county(form, board):
    """Offer the counties of the board's states, its own first."""
    form.fields["county"].queryset = counties_for(board)
    form.fields["county"].empty_label = "Not known"


def counties_for(board):
    ours = board.counties.values("pk")
    ours_first = Case(When(pk__in=ours, then=0), default=1)
    states = board.counties.values("state")
    return County.objects.filter(state__in=states).order_by(ours_first, "state", "name")


def staff_of(board):
    """Return the people who work for the board today, guests from other boards left out."""
    current = board.memberships.current(timezone.localdate()).filter(is_guest=False)
    return User.objects.filter(memberships__in=current).distinct()
