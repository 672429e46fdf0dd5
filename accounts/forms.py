"""The base of every form about a board's rows, and the forms about people."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from accounts.models import Board, Look, User
from ui.forms import Buttons, WordedForm


class BoardForm(WordedForm, forms.ModelForm):
    """A model form that stays in its board: it sets the board and narrows every choice to it.

    Subclasses give `Meta.model`, `Meta.fields`, the words of the button in `action`, and a
    `layout()` where the plain order of the fields is not enough.
    """

    action = "Save"

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = self.instance.board = board
        for field in self.fields.values():
            queryset = getattr(field, "queryset", None)
            if queryset is not None and hasattr(queryset.model, "board"):
                field.queryset = queryset.filter(board=board)
        self.helper = FormHelper()
        self.helper.layout = self.layout()

    def layout(self):
        return Layout(*self.fields, self.buttons())

    def buttons(self):
        return Buttons(Submit("save", self.action))

    def _get_validation_exclusions(self):
        # The form sets the board, so rules about it (unique names) are the form's to check.
        return super()._get_validation_exclusions() - {"board"}


class BoardRowForm(forms.ModelForm):
    """The admin site's form of a board-owned row; `boards` are those the person enters data for.

    Which board is asked once, on adding, and only of a person who has several.
    """

    boards: list[Board] = []
    for_board = forms.ModelChoiceField(Board.objects.none(), label="Board")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk or len(self.boards) == 1:
            del self.fields["for_board"]
        else:
            own = Board.objects.filter(pk__in=[board.pk for board in self.boards])
            self.fields["for_board"].queryset = own
        if not self.instance.pk and len(self.boards) == 1:
            self.instance.board = self.boards[0]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("for_board"):
            self.instance.board = cleaned["for_board"]
        if self.instance.board_id:
            self._check_same_board(cleaned)
        return cleaned

    def _check_same_board(self, cleaned):
        """Say what the database's own keys would refuse only at the end of the request."""
        for name, value in list(cleaned.items()):
            other = getattr(value, "board_id", None)
            if other is not None and other != self.instance.board_id:
                self.add_error(name, f"This belongs to another board than {self.instance.board}.")

    def _get_validation_exclusions(self):
        exclusions = super()._get_validation_exclusions()
        return exclusions - {"board"} if self.instance.board_id else exclusions


class PersonForm(WordedForm, forms.Form):
    """A form that belongs to no board: fields in plain order and one button."""

    action = "Save"

    @property
    def helper(self):
        helper = FormHelper()
        helper.layout = Layout(*self.fields, Buttons(Submit("save", self.action)))
        return helper


class InviteForm(PersonForm):
    """Invite a person to a board or an organization, in a role the inviter may give."""

    action = "Send the invitation"

    name = forms.CharField(max_length=150)
    email = forms.EmailField(
        label="E-mail",
        error_messages={"invalid": "Enter an e-mail address such as dana@example.org."},
    )
    role = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args, party, roles, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.party, self.now = party, now
        self.fields["role"].choices = [
            (key, f"{role.name}. {role.sentence}") for key, role in roles.items()
        ]

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        members = self.party.memberships.current(timezone.localdate(self.now))
        if members.filter(user__email__iexact=email).exists():
            raise forms.ValidationError(f"{email} belongs to {self.party} already.")
        if self.party.invitations.open_at(self.now).filter(email__iexact=email).exists():
            raise forms.ValidationError(
                f"An invitation to {email} is open already: withdraw it to send a new one."
            )
        return email


class AcceptForm(PersonForm):
    """The first visit of an invited person: her name and a password."""

    action = "Make my account"

    name = forms.CharField(max_length=150, widget=forms.TextInput({"autocomplete": "name"}))
    password = forms.CharField(
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text="15 characters or more. Three or four words that do not belong together do well.",
    )

    def __init__(self, *args, invitation, **kwargs):
        kwargs.setdefault("initial", {"name": invitation.name})
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean(self):
        password = self.cleaned_data.get("password")
        person = User(email=self.invitation.email, name=self.cleaned_data.get("name", ""))
        if password:
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)


class ProfileForm(PersonForm, forms.ModelForm):
    """What a person says about herself."""

    action = "Save my profile"

    class Meta:
        model = User
        fields = ["name", "phone", "theme"]
        labels = {"theme": "Light or dark"}


class LookFilter(forms.Form):
    """Which kind of looks the ledger shows; a word it does not know shows all."""

    kind = forms.ChoiceField(
        label="What was opened", required=False, choices=[("", "everything"), *Look.Kind.choices]
    )

    @property
    def chosen_kind(self):
        return self.cleaned_data["kind"] if self.is_valid() else ""
