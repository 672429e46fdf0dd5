"""Amounts a firm states in confidence; where they may not be shown they are "same" or "changed"."""

from django import forms

from training.forms.fields import dollars
from training.forms.sections import SectionForm

SAME, CHANGED, UNSAID = "same", "changed", "unsaid"
TYPED = 'You entered an amount. Choose "Changed", or clear it.'
MISSING = "Enter the new amount, or choose another answer above."


class MoneyForm(SectionForm):
    """A page with amounts.

    amounts: their columns; known: the row whose amounts stand so far, this round's or the last
    one's, None without any; before: these amounts. A desk that shows no money asks only whether
    they are still the same.
    """

    amounts: tuple[str, ...] = ()

    def __init__(self, *args, desk, instance=None, earlier=None, **kwargs):
        row = instance if instance is not None and instance.pk else earlier
        self.before = {name: getattr(row, name, None) for name in self.amounts}
        is_stated = any(amount is not None for amount in self.before.values())
        self.known = row if is_stated else None
        self.asks_same = self.known is not None and not desk.shows_money
        super().__init__(*args, desk=desk, instance=instance, earlier=earlier, **kwargs)
        for name in self.amounts:
            dollars(self.fields[name])
        if self.asks_same:
            choices = {SAME: "Same as last time", CHANGED: "Changed", UNSAID: "Not said any more"}
            self.fields["same"] = forms.ChoiceField(
                label="What you said before", choices=list(choices.items()),
                widget=forms.RadioSelect,
                error_messages={"required": "Say whether it is still the same."},
            )  # fmt: skip
            self.initial |= dict.fromkeys(self.amounts) | {"same": SAME}

    def money_rows(self, **words):
        """Return the questions about the amounts for a layout."""
        return [*(["same"] if self.asks_same else []), *self.rows(*self.amounts, **words)]

    def clean(self):
        if self.asks_same:
            self._settle(self.cleaned_data)
        return super().clean()

    def _settle(self, data):
        """Take over what was said before where it is the same; refuse two answers at once."""
        typed = any(data.get(name) is not None for name in self.amounts)
        wrong = any(name in self.errors for name in self.amounts)
        same = data.get("same")
        if same in (SAME, UNSAID) and typed:
            self.add_error("same", TYPED)
        elif same == CHANGED and not (typed or wrong):
            self.add_error(self.amounts[0], MISSING)
        elif same == SAME and not wrong:
            data.update(self.before)

    @property
    def is_same(self):
        """Tell whether the amounts are those that stood before."""
        now = {name: self.cleaned_data.get(name) for name in self.amounts}
        return self.known is not None and now == self.before

    @property
    def is_kept(self):
        """Tell whether they are those of the last answer."""
        return self.is_same and self.known is self.earlier
