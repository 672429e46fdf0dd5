"""Forms by which organizations are asked to the table, and by which they answer."""

import hashlib

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import BoardForm, PersonForm
from accounts.rules import MoveRefused
from partnerships.actions import invites as actions
from partnerships.actions.pasted import invite_pasted
from partnerships.forms.words import in_words
from partnerships.models import Invite, Member, Partnership
from partnerships.rules.charters import LETTER
from partnerships.rules.invitees import SHAPE, invitees
from ui.forms import Buttons, Quiet

MOST_LINES = 200
ADDRESS = "Enter an e-mail address such as dana@example.org."
MESSAGE = "Your own words, over the link to the letter."


def letter_of(partnership):
    """Return the text a member of the partnership signs: its own letter, or ours."""
    return partnership.letter or LETTER


def _message():
    return forms.CharField(
        required=False, max_length=1000, help_text=MESSAGE, widget=forms.Textarea({"rows": 4})
    )


class InviteForm(PersonForm):
    """Ask one person to bring an organization to the table."""

    action = "Send the invitation"

    name = forms.CharField(max_length=150)
    email = forms.EmailField(label="E-mail", error_messages={"invalid": ADDRESS})
    message = _message()

    def invite(self, member, *, by, now):
        """Send it and return the invitation, or None with the reason at the form."""
        try:
            return actions.invite(member, by=by, now=now, **self.cleaned_data)
        except (MoveRefused, ValidationError) as refusal:
            self.add_error("email", getattr(refusal, "messages", [str(refusal)]))
            return None


class InviteManyForm(PersonForm):
    """Ask many people at once, from lines pasted out of a list."""

    action = "Send the invitations"

    text = forms.CharField(
        label="Whom to invite",
        help_text="One line for each person: Name, Company, e-mail. At most 200 lines.",
        widget=forms.Textarea({"rows": 10}),
        error_messages={"required": f"Enter one line for each person: {SHAPE}."},
    )
    seat = forms.ChoiceField(
        label="Seat of companies that are new", initial=Member.Seat.EMPLOYER,
        choices=in_words(Member.Seat),
    )  # fmt: skip
    message = _message()

    def clean_text(self):
        found = invitees(self.cleaned_data["text"])
        if len(found) > MOST_LINES:
            raise forms.ValidationError(f"These are {len(found)} lines. Paste 200 at a time.")
        self.people = found
        return self.cleaned_data["text"]

    def invite(self, partnership, *, by, now):
        """Invite the good lines and return how many; the bad ones stay in the field, named."""
        chosen = {name: self.cleaned_data[name] for name in ("seat", "message")}
        invited, refused = invite_pasted(partnership, self.people, by=by, now=now, **chosen)
        if refused:
            self.data = {**self.data.dict(), "text": "\n".join(each.line for each in refused)}
            self.add_error("text", [f"{each.line}: {each.problem}." for each in refused])
        return len(invited)


class LetterForm(BoardForm):
    """The letter that members of a partnership sign."""

    action = "Save the letter"

    class Meta:
        model = Partnership
        fields = ["letter"]
        widgets = {"letter": forms.Textarea({"rows": 18})}

    def __init__(self, *args, instance, **kwargs):
        initial = {"letter": letter_of(instance)}
        super().__init__(*args, instance=instance, initial=initial, **kwargs)

    def clean_letter(self):
        """Keep no copy of our own letter: it may become better."""
        typed = "\n".join(self.cleaned_data["letter"].splitlines())
        return "" if typed == LETTER else typed


class CommitForm(PersonForm):
    """Sign the letter for an organization: a typed name and title, and the text as it was read."""

    action = "We commit"

    name = forms.CharField(
        label="Your name", max_length=100,
        error_messages={"required": "Enter your name."},
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    title = forms.CharField(
        label="Your title", max_length=90,
        error_messages={"required": "Enter your title."},
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )  # fmt: skip
    is_named = forms.BooleanField(label="The public page may name our organization", required=False)
    read = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, invite, **kwargs):
        self.letter = letter_of(invite.member.partnership)
        self.mark = hashlib.sha256(self.letter.encode()).hexdigest()[:16]
        kwargs["initial"] = {"name": invite.name, "read": self.mark}
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("read") != self.mark:
            self.data = {**self.data.dict(), "read": self.mark}
            self.add_error(None, "The letter was changed meanwhile. Read it once more, then sign.")
        return cleaned

    @property
    def signed(self):
        """Return what the action keeps."""
        return {name: self.cleaned_data[name] for name in ("name", "title", "is_named")}


class DeclineForm(PersonForm):
    """Say not now, and perhaps why."""

    reason = forms.CharField(
        label="What keeps you from it?", required=False,
        max_length=Invite._meta.get_field("reason").max_length,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    @property
    def helper(self):
        helper = FormHelper()
        helper.layout = Layout("reason", Buttons(Quiet("decline", "Not now")))
        return helper
