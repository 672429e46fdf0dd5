"""What the parts of a page are made of; see the gallery for what each looks like.

The tags read attributes only, so a model or a dict with the same names serves as well.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tag:
    """A state in a word or two; tone is good, warn, bad, info, accent or "" (neutral)."""

    label: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True)
class WorkItem:
    """One thing that needs the reader: what, why, by when, and the one button."""

    title: str
    url: str
    why: str = ""
    due: str = ""
    overdue: bool = False
    action: str = ""
    action_url: str = ""
    primary: bool = False
    icon: str = "circle"


@dataclass(frozen=True)
class TaskRow:
    """One task of an employer; without url it cannot start yet. state: completed, later or ""."""

    title: str
    url: str = ""
    hint: str = ""
    status: str = ""
    state: str = ""
    tone: str = ""


@dataclass(frozen=True)
class ThreadStep:
    """One step of what became of a need. state: done, next or ended."""

    when: str
    text: str
    state: str = "done"
    strong: str = ""
    action: str = ""
    action_url: str = ""


@dataclass(frozen=True)
class Thread:
    """A need somebody stated, what was said, where it stands and the steps since."""

    title: str
    said: str = ""
    tag: Tag | None = None
    steps: list[ThreadStep] = field(default_factory=list)


@dataclass(frozen=True)
class Stage:
    """One named stage of a partnership's life. state: done, current or ahead."""

    name: str
    when: str = ""
    state: str = "ahead"


@dataclass(frozen=True)
class Figure:
    """A number of a strip with what it counts and out of what; tone is accent, quiet or ""."""

    label: str
    amount: str
    of: str
    tone: str = ""


@dataclass(frozen=True)
class Seat:
    """One seat a partnership's table must have: the rule, who fills it or nobody, its source."""

    rule: str
    who: str = ""
    met: bool = True
    source: str = ""


@dataclass(frozen=True)
class WorkStep:
    """One step of long work. state: done, running or waiting."""

    label: str
    state: str = "waiting"
    when: str = ""


@dataclass(frozen=True)
class Tab:
    """One page of a partnership in its row of tabs."""

    label: str
    url: str
    current: bool = False
    count: int = 0
