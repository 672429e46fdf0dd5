"""What one occupation is, takes and is called, and what the board says of it."""

from dataclasses import dataclass, field

from django.db.models import Case, Exists, OuterRef, When

from careerpaths.models import (
    DataRelease,
    JobZone,
    Occupation,
    OnetOccupation,
    Preparation,
    PreparationCategory,
    Rating,
    RelatedOccupation,
    Title,
)
from careerpaths.reports.releases import releases_in_use
from careerpaths.reports.wages import published, wage_rows
from careerpaths.reports.wages_here import WageHere, wages_here
from careerpaths.rules.attribution import Credit, credit

Source = DataRelease.Source
MOST_RATED = 10
MOST_RELATED = 20
MOST_TITLES = 10
REQUIRED_EDUCATION = "RL"
SAME_START = 60  # characters; O*NET often repeats the definition with an example left out
SKILLS, KNOWLEDGE = ("2.A", "2.B"), ("2.C",)


@dataclass(frozen=True)
class RelatedTo:
    """An occupation that O*NET calls related, with the tier and what it pays in the first area."""

    soc: str
    title: str
    tier: str
    wage: str


@dataclass(frozen=True)
class OccupationFacts:
    """One SOC occupation as a board sees it; empty where nothing is loaded.

    release: the SOC release the title is from; None where only O*NET knows the code. notes: what
    is taken from another release than the board works with. onet: the O*NET occupation that is
    described; rated: the one whose ratings are shown, by the same code.
    """

    soc: str
    title: str
    definition: str
    release: DataRelease | None
    notes: list[str]
    onet: OnetOccupation | None = None
    rated: OnetOccupation | None = None
    siblings: list[OnetOccupation] = field(default_factory=list)
    zone: JobZone | None = None
    education: list[str] = field(default_factory=list)
    skills: list[Rating] = field(default_factory=list)
    knowledge: list[Rating] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    titles_release: DataRelease | None = None
    wages: list[WageHere] = field(default_factory=list)
    oews: DataRelease | None = None
    related: list[RelatedTo] = field(default_factory=list)

    @property
    def description(self) -> str:
        """O*NET's words, where they are not those of the SOC."""
        words = self.onet.description if self.onet else ""
        return "" if words[:SAME_START] == self.definition[:SAME_START] else words

    @property
    def period(self) -> str:
        """What the wages are of: the name of the release."""
        return self.oews.name if self.oews else ""

    @property
    def rated_code(self) -> str:
        return self.rated.code if self.rated else ""

    @property
    def credits(self) -> list[Credit]:
        """The lines that name whom the facts are from."""
        onet = [each.release for each in (self.onet, self.rated) if each]
        releases = [self.release, *onet, self.titles_release, self.oews]
        used = dict.fromkeys(release for release in releases if release)
        return [credit(release.source, release.name) for release in used]


def occupation_of(board, soc, onet_code=""):
    """Return the facts of an occupation, or None where no release knows the code.

    onet_code: which of the O*NET occupations that share the SOC code to describe; else its first
    one that is rated.
    """
    in_use = releases_in_use(board)
    known = Occupation.objects.titled(board, [soc]).get(soc)
    described, rated, siblings = _onet(soc, onet_code, in_use.get(Source.ONET))
    if known is None and described is None:
        return None
    oews = in_use.get(Source.OEWS)
    wages = wages_here(board, soc, oews)
    ratings = _ratings(rated)
    titles = _titles(soc, described, in_use.get(Source.ONET))
    return OccupationFacts(
        soc=soc,
        title=known.title if known else described.title,
        definition=known.definition if known else "",
        release=known.release if known else None,
        notes=_notes(in_use, known, described, rated),
        onet=described,
        rated=rated,
        siblings=siblings,
        zone=_zone(described),
        education=_education(described),
        skills=_most_important(ratings, SKILLS),
        knowledge=_most_important(ratings, KNOWLEDGE),
        titles=[title.title for title in titles],
        titles_release=titles[0].occupation.release if titles else None,
        wages=wages,
        oews=oews,
        related=_related(described, wages, oews),
    )


def _onet(soc, code, chosen):
    """Return the O*NET occupation to describe, the one with ratings, and the others of the code."""
    rated = Exists(Rating.objects.filter(occupation=OuterRef("pk")))
    rows = OnetOccupation.objects.filter(soc=soc).select_related("release")
    found = sorted(
        rows.annotate(is_rated=rated),
        key=lambda row: (row.release == chosen, row.release.order),
        reverse=True,
    )
    if not found:
        return None, None, []
    here = sorted(
        (row for row in found if row.release == found[0].release), key=lambda row: row.code
    )
    rated_codes = {row.code for row in found if row.is_rated}
    first = next((row for row in here if row.code in rated_codes), here[0])
    described = next((row for row in here if row.code == code), first)
    same = (row for row in found if row.code == described.code and row.is_rated)
    return described, next(same, None), [row for row in here if row != described]


def _notes(in_use, known, described, rated):
    notes = []
    for source, release in (
        (Source.SOC, known.release if known else None),
        (Source.ONET, described.release if described else None),
    ):
        chosen = in_use.get(source)
        if release and chosen and release != chosen:
            notes.append(f"{chosen} does not have this occupation: it is shown from {release}.")
    if rated and rated.release != described.release:
        notes.append(
            f"{described.release} is loaded without ratings of this occupation: skills and "
            f"knowledge are shown from {rated.release}."
        )
    return notes


def _zone(onet):
    if onet is None or onet.job_zone is None:
        return None
    # A later release may draw its zones anew, so that its words would not be about this one.
    zones = JobZone.objects.filter(zone=onet.job_zone, release__order__lte=onet.release.order)
    words = zones.order_by("-release__order").first()
    return words or JobZone(zone=onet.job_zone, name=f"Job Zone {onet.job_zone}")


def _education(onet):
    """Return what most people in the occupation say is required, the two largest shares.

    Without what O*NET adds after a dash: "High School Diploma - or the equivalent".
    """
    if onet is None:
        return []
    rows = Preparation.objects.filter(occupation=onet, scale=REQUIRED_EDUCATION, percent__gt=0)
    largest = rows.order_by("-percent", "category")[:2]
    categories = PreparationCategory.objects.filter(
        scale=REQUIRED_EDUCATION, release__order__lte=onet.release.order
    )
    words = dict(categories.order_by("release__order").values_list("category", "description"))
    return [
        f"{words[row.category].split(' - ')[0]} ({row.percent:.0f}%"
        f"{', use with caution' if row.suppress else ''})"
        for row in largest
        if row.category in words
    ]


def _ratings(onet):
    if onet is None:
        return []
    rows = Rating.objects.filter(occupation=onet, importance__isnull=False)
    return list(rows.select_related("element").order_by("-importance", "element__element_id"))


def _most_important(ratings, starts):
    return [rating for rating in ratings if rating.element.element_id.startswith(starts)][
        :MOST_RATED
    ]


def _titles(soc, onet, chosen):
    """Return what people call the occupation, from the release in use or the newest with titles."""
    kinds = [Title.Kind.REPORTED, Title.Kind.SHORT, Title.Kind.ALTERNATE]
    rows = Title.objects.filter(occupation__soc=soc, kind__in=kinds)
    if onet is not None:
        rows = rows.filter(occupation__code=onet.code)
    ordered = rows.select_related("occupation__release").order_by(
        Case(When(occupation__release=chosen, then=0), default=1),
        "-occupation__release__order",
        Case(When(kind=Title.Kind.REPORTED, then=0), default=1),
        "title",
        "pk",
    )[:MOST_TITLES]
    return [title for title in ordered if title.occupation.release == ordered[0].occupation.release]


def _related(onet, wages, oews):
    """Return the related occupations with the median hour of the board's first area beside."""
    if onet is None:
        return []
    rows = RelatedOccupation.objects.filter(occupation=onet).select_related("other")
    found = list(rows.order_by("place")[:MOST_RELATED])
    area = wages[0].area if wages else None
    paid = wage_rows(oews, [area] if area else [], [row.other.soc for row in found])
    return [
        RelatedTo(
            row.other.soc,
            row.other.title,
            row.tier,
            WageHere(area, row.other.soc, published(row.other.soc, area, paid)).median
            if area
            else "",
        )
        for row in found
    ]
