"""What every picture has: a finding, two drawings, a source and the same rows as a table."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from ui.charts import tokens
from ui.tables import Table

WIDE = 720
FULL = 920  # where a picture has the page's whole width to itself
NARROW = 296  # a phone of 320 pixels less the margins, so that words keep their size


@dataclass(frozen=True, kw_only=True)
class Picture:
    """`finding` is a sentence, `what` names quantity and unit, `summary` says in one sentence
    what there is to see, `source` names source, period and as-of date."""

    finding: str
    what: str
    summary: str
    source: str = ""

    def draw(self, width: int) -> str:
        raise NotImplementedError

    @property
    def table(self) -> Table:
        raise NotImplementedError

    @property
    def wide(self) -> SafeString:
        return mark_safe(self.draw(WIDE))  # every text in it was escaped by ui.charts.svg

    @property
    def full(self) -> SafeString:
        return mark_safe(self.draw(FULL))  # as above

    @property
    def narrow(self) -> SafeString:
        return mark_safe(self.draw(NARROW))  # as above

    def file(self, width: int = WIDE) -> str:
        """The drawing as a file of its own, with the light colors inside it."""
        opening, rest = self.draw(width).split(">", 1)
        return f"{opening}><style>{tokens.LIGHT}</style>{rest}"
