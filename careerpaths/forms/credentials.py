"""Forms about credentials: the list's search, a credential, and what belongs to it."""

from crispy_forms.bootstrap import PrependedText
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.text import capfirst

from accounts.forms import BoardForm, PersonForm
from accounts.models import Organization
from careerpaths.actions import credentials as actions
from careerpaths.forms.occupations import OccupationForm
from careerpaths.models import Competency, Credential, CredentialOccupation
from careerpaths.reports.credentials import is_occupation
from careerpaths.rules.codes import NotACode, soc_of
from ui.forms import as_text

MOST_OFFERED = 200  # credentials to choose from


class CredentialSearch(forms.Form):
    """Narrows a list of credentials by words of the name or the issuer."""

    q = forms.CharField(label="Name or issuer", required=False, max_length=100)

    @property
    def text(self):
        return self.cleaned_data["q"].strip() if self.is_valid() else ""

    def narrow(self, rows):
        return rows.matching(self.text)


class CredentialFilter(CredentialSearch):
    """Beside the words: those still earned, or the retired ones."""

    show = forms.ChoiceField(
        label="Show", required=False, choices=[("", "Still earned"), ("retired", "Retired")]
    )

    def narrow(self, rows):
        shown = self.cleaned_data["show"] if self.is_valid() else ""
        return super().narrow(rows).filter(is_active=shown != "retired")


class FirstChoices(ModelChoiceIterator):
    """The first of many, by name: a list nobody reads to its end is no choice."""

    def __iter__(self):
        yield "", self.field.empty_label
        for each in self.queryset[:MOST_OFFERED]:
            yield self.choice(each)


class CredentialField(forms.ModelChoiceField):
    iterator = FirstChoices


class RecognitionFilter(forms.Form):
    """Narrows what firms recognize to one credential."""

    credential = CredentialField(
        Credential.objects.none(), required=False, empty_label="All credentials"
    )

    def __init__(self, data, *, rows):
        super().__init__(data)
        named = Credential.objects.filter(pk__in=rows.order_by().values("credential"))
        self.fields["credential"].queryset = named

    def narrow(self, rows):
        chosen = self.cleaned_data["credential"] if self.is_valid() else None
        return rows.filter(credential=chosen) if chosen else rows


class CredentialForm(BoardForm):
    """A credential as CTDL describes it. Who issues it is found by name, or added."""

    action = "Save the credential"
    issuer_name = forms.CharField(
        label="Who issues it", max_length=200, required=False, help_text="The full name."
    )
    issuer_kind = forms.ChoiceField(
        label="What kind of organization that is",
        required=False,
        choices=[("", "Known already"), *Organization.Kind.choices],
        help_text="Only for one that no board has named before.",
    )
    url = forms.URLField(label="Web page", max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Credential
        fields = [
            "name", "kind", "description", "url", "registry_id", "renewal_months", "renewal",
            "cost",
        ]  # fmt: skip
        labels = {"renewal_months": "Renewed every so many months"}
        help_texts = {"renewal_months": "Empty: it does not expire."}

    def layout(self):
        issuer = self.instance.issuer
        self.fields["issuer_name"].initial = issuer.name if issuer else ""
        kinds = [(key, capfirst(label)) for key, label in Credential.Kind.choices]
        self.fields["kind"].choices = [("", "Choose the kind"), *kinds]
        for name in ("renewal_months", "cost"):
            as_text(self.fields[name])
        return Layout(
            "name", "kind", "issuer_name", "issuer_kind", "description", "url", "registry_id",
            "renewal_months", "renewal", PrependedText("cost", "$"), self.buttons(),
        )  # fmt: skip

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_issuer_name(self):
        return " ".join(self.cleaned_data["issuer_name"].split())

    def clean_registry_id(self):
        return self.cleaned_data["registry_id"].strip().lower()

    def clean(self):
        data = super().clean()
        name, kind = data.get("issuer_name"), data.get("issuer_kind")
        known = Organization.objects.filter(name__iexact=name) if name else None
        if known is not None and not kind and not known.exists():
            words = "No organization of this name is known. Choose its kind to add it."
            self.add_error("issuer_kind", words)
        return data

    def save(self, commit=True):
        name, kind = self.cleaned_data["issuer_name"], self.cleaned_data["issuer_kind"]
        self.instance.issuer = actions.issuer_named(name, kind) if name else None
        return super().save(commit)


class CredentialOccupationForm(OccupationForm):
    """An occupation for which a credential counts."""

    action = "Add the occupation"
    # Longer than the code is kept: people may type 51-4041.00.
    soc = forms.CharField(
        label="SOC code", max_length=20, help_text="The code of the occupation, such as 51-4041."
    )
    field_order = ["words", "proposal", "soc"]

    class Meta:
        model = CredentialOccupation
        fields = ["soc"]

    def clean_soc(self):
        typed = self.cleaned_data["soc"]
        try:
            soc = soc_of(typed) if typed else ""
        except NotACode as refusal:
            raise ValidationError(str(refusal)) from refusal
        if soc and not is_occupation(soc):
            raise ValidationError(f"The SOC has no occupation {soc}.")
        return soc

    def _get_validation_exclusions(self):
        # A code stands once under each credential.
        return super()._get_validation_exclusions() - {"credential"}


class CredentialStepForm(PersonForm):
    """What a credential leads to. A circle is refused."""

    action = "Add the next credential"
    next = CredentialField(
        Credential.objects.none(),
        label="It leads to",
        empty_label="Choose the next credential",
        error_messages={"required": "Choose the next credential."},
    )

    def __init__(self, *args, credential, **kwargs):
        super().__init__(*args, **kwargs)
        self.credential = credential
        others = credential.board.credentials.filter(is_active=True).exclude(pk=credential.pk)
        listed = credential.next_steps.values("next")
        self.fields["next"].queryset = others.exclude(pk__in=listed)

    def save_or_refuse(self):
        """Add the step; False with a sentence at the field when it would close a circle."""
        try:
            actions.lead_on(self.credential, to=self.cleaned_data["next"])
        except ValidationError as refusal:
            self.add_error("next", refusal)
            return False
        return True


class CredentialCompetenciesForm(PersonForm):
    """Competencies of one framework that a credential proves, all at one level."""

    action = "Save what it proves"
    competencies = forms.ModelMultipleChoiceField(
        Competency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Check at least one competency."},
    )
    level = forms.TypedChoiceField(
        label="At which level", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args, framework, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competencies"].queryset = framework.competencies.all()
        levels = list(enumerate(framework.levels))[1:]
        self.fields["level"].choices = [
            ("", "No level said"), *[(number, capfirst(name)) for number, name in levels],
        ]  # fmt: skip

    def save(self, credential):
        chosen = self.cleaned_data
        actions.prove(credential, chosen["competencies"], level=chosen["level"])
