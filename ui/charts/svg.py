"""Building blocks of pictures: elements with classes, never with styles."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape
from zlib import crc32

Number = int | float | Decimal | Fraction


def number(amount: Number) -> str:
    """A coordinate to one decimal, without a trailing zero."""
    return f"{float(amount):.1f}".removesuffix(".0")


def share(part: Number, whole: Number, length: float) -> str:
    """The part of a length that stands for part of whole, kept within the length."""
    if not whole:
        return "0"
    return number(max(0.0, min(1.0, float(part) / float(whole))) * length)


def element(name: str, content: str = "", **attributes: object) -> str:
    """<name ...>content</name>; `class_` and `stroke_width` lose and turn their underscores."""
    parts = [name]
    for key, setting in attributes.items():
        words = number(setting) if isinstance(setting, float) else str(setting)
        parts.append(f'{key.rstrip("_").replace("_", "-")}="{escape(words)}"')
    opening = " ".join(parts)
    return f"<{opening}>{content}</{name}>" if content else f"<{opening}/>"


def label(x: float, y: float, words: str, *classes: str) -> str:
    return element("text", escape(words), x=number(x), y=number(y), class_=" ".join(classes) or "t")


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    return element(
        "line", x1=number(x1), y1=number(y1), x2=number(x2), y2=number(y2), class_=class_
    )


def rect(x: float, y: float, width: float, height: float, class_: str, rx: float = 0) -> str:
    corner = {"rx": number(rx)} if rx else {}
    return element(
        "rect",
        x=number(x),
        y=number(y),
        width=number(width),
        height=number(height),
        class_=class_,
        **corner,
    )


def dot(x: float, y: float, radius: float, class_: str) -> str:
    return element("circle", cx=number(x), cy=number(y), r=number(radius), class_=class_)


@dataclass(frozen=True)
class Hatch:
    """The pattern of what is not shown; `name` is its own on a page with several drawings."""

    name: str

    @classmethod
    def of(cls, finding: str, width: int) -> "Hatch":
        return cls(f"hatch-{crc32(finding.encode()):x}-{width}")

    def pattern(self) -> str:
        """The pattern itself, which stands once in its drawing."""
        stroke = line(0, 7, 7, 0, "s-hatch")
        pattern = element(
            "pattern", stroke, id=self.name, width=7, height=7, patternUnits="userSpaceOnUse"
        )
        return element("defs", pattern)

    def band(self, x: float, y: float, width: float, height: int) -> str:
        return element(
            "rect",
            x=number(x),
            y=number(y),
            width=number(width),
            height=height,
            fill=f"url(#{self.name})",
        )


def width_of(words: str, size: float = 12) -> float:
    """About how wide words are when set; on the safe side for the portal's typefaces."""
    return len(words) * size * 0.56


def nice_steps(largest: Number, about: int = 4) -> list[int]:
    """Round numbers from 0 to at least the largest, about so many steps."""
    largest = max(float(largest), 1.0)
    magnitude = 1
    while True:
        for factor in (1, 2, 5):
            step = factor * magnitude
            if step * about >= largest:
                count = int(-(-largest // step))
                return [step * n for n in range(count + 1)]
        magnitude *= 10


def drawing(
    kind: str, width: int, height: int, finding: str, summary: str, body: Iterable[str]
) -> str:
    """A picture that a screen reader meets as one sentence and its summary."""
    titles = element("title", escape(finding)) + element("desc", escape(summary))
    return element(
        "svg",
        titles + "".join(body),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        class_=f"picture {kind}",
    )
