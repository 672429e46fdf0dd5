"""What official data say of a move between two occupations (careers.md 1.3): facts, no verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from careerpaths.rules.codes import onet_soc_of, soc_of
from careerpaths.rules.skills import (
    SKILLS,
    Gap,
    Profile,
    Scale,
    Similarity,
    Step,
    gap,
    similarity,
)
from careerpaths.rules.wages import AnnualWage, gain_percent, why_no_gain

# The scales each figure needs: of the origin, of the destination.
_NEEDED: dict[str, tuple[list[Scale], list[Scale]]] = {
    "similarity.cosine_im": (["importance"], ["importance"]),
    "similarity.pearson_im": (["importance"], ["importance"]),
    "similarity.euclid_lv": (["level"], ["level"]),
    "gap.value": (["level"], ["importance", "level"]),
}


@dataclass(frozen=True)
class Related:
    """O*NET's own judgement of two occupations: the tier, and the place among the related."""

    tier: str
    index: int


@dataclass(frozen=True)
class Side:
    """One end of a move: what O*NET and OEWS know of the occupation."""

    profile: Profile
    wage: AnnualWage

    def as_dict(self) -> dict[str, object]:
        return {
            "soc": soc_of(self.profile.code),
            "title": self.profile.title,
            "zone": self.profile.zone,
            "wage": {
                "annual_median": _plain_number(self.wage.median),
                "area": self.wage.area,
                "release": self.wage.release,
                "flag": self.wage.shown_flag,
            },
        }


@dataclass(frozen=True)
class MoveFacts:
    """All that official data say of a move.

    `why` has a sentence for each fact that is missing and for each wage with a flag, by the
    path of the fact: "from.zone", "to.wage.flag", "gap.value".
    """

    origin: Side
    destination: Side
    gain_percent: float | None
    similarity: Similarity
    gap: Gap
    related: Related | None
    onet_release: str | None
    why: Mapping[str, str]

    def as_dict(self) -> dict[str, object]:
        """Return the facts ready for JSON: null where a fact is missing, the reason under "why".

        A wage's "flag" is null for a plain figure, else a value of `Flag`. "element" is an element
        id, and "elements" has the names of those that occur; "weight" is the importance at the
        destination from 0 to 1. "onet_soc" tells which O*NET occupations were compared, since
        several may share a SOC code. "suppressed" lists the values O*NET recommends to suppress.
        """
        related = self.related
        return {
            "from": self.origin.as_dict(),
            "to": self.destination.as_dict(),
            "gain_percent": self.gain_percent,
            "similarity": {
                "elements": self.similarity.elements,
                "cosine_im": self.similarity.cosine_im,
                "pearson_im": self.similarity.pearson_im,
                "euclid_lv": self.similarity.euclid_lv,
            },
            "gap": {"value": self.gap.value, "top": [_step(step) for step in self.gap.top]},
            "related": {"tier": related.tier, "index": related.index} if related else None,
            "onet_release": self.onet_release,
            "onet_soc": {
                "from": onet_soc_of(self.origin.profile.code),
                "to": onet_soc_of(self.destination.profile.code),
            },
            "why": dict(self.why),
            "suppressed": self.suppressed,
            "elements": self._names(),
        }

    @property
    def suppressed(self) -> list[dict[str, str]]:
        """What O*NET recommends to suppress, of both occupations: used here, with caution."""
        profiles = {side.profile.code: side.profile for side in (self.origin, self.destination)}
        return [
            {"onet_soc": onet_soc_of(code), "element": element, "scale": scale}
            for code, profile in profiles.items()
            for element, scale in profile.suppressed
        ]

    def _names(self) -> dict[str, str]:
        named = {**self.origin.profile.skills, **self.destination.profile.skills}
        mentioned = {step.element for step in self.gap.top}
        mentioned |= {entry["element"] for entry in self.suppressed}
        return {element: named[element].name for element in sorted(mentioned)}


def move_facts(
    origin: Side, destination: Side, *, related: Related | None, onet_release: str | None
) -> MoveFacts:
    """Put together the facts of a move from `origin` to `destination`.

    related: O*NET's row that leads from the origin to the destination; the other way is another.
    """
    alike = similarity(origin.profile, destination.profile)
    asked = gap(origin.profile, destination.profile)
    figures = {
        "similarity.cosine_im": alike.cosine_im,
        "similarity.pearson_im": alike.pearson_im,
        "similarity.euclid_lv": alike.euclid_lv,
        "gap.value": asked.value,
    }
    unloaded = "" if onet_release else "No release of O*NET is loaded."
    why = {
        **_why_of_side("from", origin),
        **_why_of_side("to", destination),
        "gain_percent": why_no_gain(origin.wage, destination.wage),
        **_why_of_figures(figures, origin.profile, destination.profile),
        "related": "" if related else (unloaded or _unrelated(origin, destination)),
        "onet_release": unloaded,
    }
    return MoveFacts(
        origin=origin,
        destination=destination,
        gain_percent=gain_percent(origin.wage, destination.wage),
        similarity=alike,
        gap=asked,
        related=related,
        onet_release=onet_release,
        why={path: words for path, words in why.items() if words},
    )


def _why_of_side(end: str, side: Side) -> dict[str, str]:
    code, wage = side.profile.code, side.wage
    has_no_figure = wage.median is None
    return {
        f"{end}.zone": "" if side.profile.zone else f"O*NET gives {code} no job zone.",
        f"{end}.wage.annual_median": wage.caution if has_no_figure else "",
        f"{end}.wage.release": "" if wage.release else "No release of OEWS is loaded.",
        f"{end}.wage.flag": wage.caution,
    }


def _unrelated(origin: Side, destination: Side) -> str:
    codes = destination.profile.code, origin.profile.code
    return "O*NET does not list {} as related to {}.".format(*codes)


def _why_of_figures(
    figures: Mapping[str, float | None], origin: Profile, destination: Profile
) -> dict[str, str]:
    return {
        path: _why_not(path, origin, destination)
        for path, figure in figures.items()
        if figure is None
    }


def _why_not(path: str, origin: Profile, destination: Profile) -> str:
    """Say what the profiles lack for a figure, or else why it is not defined."""
    sides = zip((origin, destination), _NEEDED[path], strict=True)
    lacking = [_unrated(profile, scale) for profile, scales in sides for scale in scales]
    if any(lacking):
        return _sentences(lacking)
    if path == "gap.value":
        return f"No skill is important to {destination.code}: there is nothing to weigh."
    flat = [p.code for p in (origin, destination) if len(set(p.rated("importance").values())) == 1]
    return _sentences(
        f"All skills are equally important to {code}: there is no correlation." for code in flat
    )


def _unrated(profile: Profile, scale: Scale) -> str:
    rated = len(profile.rated(scale))
    if rated == len(SKILLS):
        return ""
    if not profile.skills:
        return f"O*NET has no skill ratings for {profile.code}."
    return f"O*NET has the {scale} of {rated} of the {len(SKILLS)} skills for {profile.code}."


def _sentences(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(word for word in words if word))


def _step(step: Step) -> dict[str, object]:
    return {
        "element": step.element,
        "from": step.from_level,
        "to": step.to_level,
        "weight": step.weight,
    }


def _plain_number(amount: Decimal | None) -> int | float | None:
    """Return money as JSON writes numbers: whole dollars without a point."""
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)
