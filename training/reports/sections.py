"""What a firm says of itself, of its requirements, sources and challenges, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from careerpaths.models import Competency, Credential, CriticalJob
from employers.models import Employer
from partnerships.models import Challenge
from training.models import (
    Answer,
    CompanyAnswer,
    DemandRound,
    JobAnswer,
    RoundJob,
    TalentSource,
    VoiceAnswer,
)
from training.reports.said import Fact, counts_facts, facts, listed
from training.rules import matrix
from training.rules.matrix import Ask, Gives
from ui.parts import Tab

OTHERS = {
    "license": "Driver's license",
    "background": "Background check",
    "drug_screen": "Drug screening",
    "language": "A language",
    "physical": "Physical ability",
}
OFFERS = {
    "visit": "Visits to your site",
    "shadowing": "Job shadowing",
    "internship": "Internships",
    "pre_apprentice": "Pre-apprenticeships",
    "apprenticeship": "Apprenticeships",
    "teacher": "Teachers in the workplace",
}
GIVEN = {
    Gives.NOTHING: "", Gives.INTERVIEW: "an interview", Gives.PREFERENCE: "preference",
    Gives.PAY: "more pay",
}  # fmt: skip
CATEGORIES = {key: label[:1].upper() + label[1:] for key, label in Challenge.Category.choices}
BARRIERS = dict(list(CATEGORIES.items())[:9])  # barriers to work stand first (domain.md row 12)
KINDS = {
    **{key: label[:1].upper() + label[1:] for key, label in TalentSource.Kind.choices},
    "provider": "A training provider",
}
PROFILE = ("naics", "county", "employees", "has_union")  # what the board's record of it says too
C_COLUMNS = (
    "competencies", "credentials", "others", "education", "education_required",
    "experience_months", "training_replaces", "would_drop",
)  # fmt: skip
E_COLUMNS = ("hires", "best_source")
KEPT = ", looked unusual and was kept"
STEPS = {
    "answer_job": "People and openings",
    "answer_requirements": "What you ask for",
    "answer_sources": "Where people come from",
}


@dataclass(frozen=True)
class JobFactsGiven:
    """What a firm says of one job beyond the counts."""

    job: CriticalJob
    facts: list[Fact]


def job_steps(desk: Any, job: CriticalJob, current: str) -> list[Tab]:
    """Return the three pages of a job; `current` is the name of the one that is open."""
    return [Tab(label, desk.url(page, job.pk), page == current) for page, label in STEPS.items()]


def says(row: Any, columns: Iterable[str]) -> bool:
    """Tell whether a row says anything in these columns."""
    return row is not None and any(getattr(row, column) for column in columns)


def asked_job(round: DemandRound, job: CriticalJob) -> RoundJob:
    return round.round_jobs.get(job=job)


def competencies_asked(asked: RoundJob) -> list[Competency]:
    """Return the competencies a round asks about for a job, in its order."""
    return [each.competency for each in asked.asked_competencies.select_related("competency")]


def credentials_asked(asked: RoundJob) -> list[Credential]:
    return [each.credential for each in asked.asked_credentials.select_related("credential")]


def asks_requirements(asked: RoundJob) -> bool:
    """Tell whether the round lists competencies or credentials for this job."""
    return asked.asked_competencies.exists() or asked.asked_credentials.exists()


def company_of(answer: Answer | None) -> CompanyAnswer | None:
    """Return what a version says of the company."""
    return answer.company_answers.select_related("answer").first() if answer else None


def company_before(
    earlier: CompanyAnswer | None, employer: Employer | None
) -> CompanyAnswer | None:
    """Return what is known of a firm that does not say so itself: its last answer, else the
    board's record of it."""
    if earlier or employer is None:
        return earlier
    return CompanyAnswer(**{column: getattr(employer, column) for column in PROFILE})


def voice_of(answer: Answer | None) -> VoiceAnswer | None:
    """Return what a version says of challenges and offers."""
    return answer.voice_answers.select_related("answer").first() if answer else None


def sources_of(job: CriticalJob) -> dict[str, str]:
    """Return {key of a source: its name}: those listed for a job, then the kinds."""
    sources = job.talent_sources.order_by("tier", "name", "-year", "pk")
    named = {f"source:{source.pk}": source.name for source in sources}
    return named | KINDS | ({"provider": "Another training provider"} if named else {})


def requirement_words(kept: Mapping[str, Any], names: Mapping[int, str]) -> str:
    """Return "CNC setup required, level 3; Blueprints preferred"; names by competency."""
    said = matrix.read_requirements(kept)
    return listed(
        f"{names[pk]} {each.ask}" + (f", level {each.level}" if each.level else "")
        for pk, each in said.items()
        if each.ask is not Ask.NOT and pk in names
    )


def credential_words(kept: Mapping[str, Any], names: Mapping[int, str]) -> str:
    """Return "NIMS Level 1 required, gives more pay"; names by credential."""
    said = matrix.read_credentials(kept)
    return listed(
        f"{names[pk]} {each.ask}" + (f", gives {GIVEN[each.gives]}" if GIVEN[each.gives] else "")
        for pk, each in said.items()
        if each.ask is not Ask.NOT and pk in names
    )


def other_words(kept: Mapping[str, str]) -> str:
    return listed(f"{OTHERS[key]} {ask}" for key, ask in kept.items())


def hire_words(kept: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return "School: 4, 3 still here; Elsewhere: 2"."""
    return listed(
        f"{names.get(key, 'Another source')}: {each.hired:,}"
        + (f", {each.stayed:,} still here" if each.stayed is not None else "")
        for key, each in matrix.read_hires(kept).items()
    )


def complaint_words(kept: Iterable[Any]) -> str:
    """Return "Recruitment, 4 of 5: nights; Safety, 2 of 5"."""
    return listed(
        f"{CATEGORIES[each.category]}, {each.severity} of 5"
        + (f": {each.words}" * bool(each.words))
        for each in matrix.read_complaints(kept)
    )


def offer_words(kept: Mapping[str, int]) -> str:
    return listed(f"{OFFERS[key]}: {places:,}" for key, places in kept.items())


def company_facts(row: CompanyAnswer | None) -> list[Fact]:
    """Return what a firm says of itself, line by line; nothing where it says nothing."""
    if row is None:
        return []
    union = f"yes, {row.union}" if row.union else "yes"
    who = ", ".join(filter(None, [row.respondent, row.respondent_title, row.respondent_email]))
    return facts(
        ("People employed", _people(row)),
        ("County", str(row.county or "")),
        ("Industry (NAICS)", row.naics),
        ("Union", union if row.has_union else "no"),
        ("Who answers", who),
        ("Taken from", "" if row.saved_at else "what was known when it was sent"),
    )


def _people(row: CompanyAnswer) -> str:
    if row.employees is None:
        return ""
    return f"{row.employees:,}" + (KEPT if row.flags else "")


def _places(row: VoiceAnswer) -> str:
    if not row.offers:
        return ""
    return offer_words(row.offers) + (KEPT if row.flags else "")


def voice_facts(row: VoiceAnswer | None) -> list[Fact]:
    """Return a firm's challenges and offers, line by line."""
    if row is None:
        return []
    return facts(
        ("Challenges", complaint_words(row.challenges) if row.challenges else ""),
        ("What keeps people away", "; ".join(BARRIERS[key] for key in row.barriers)),
        ("What comes first", row.first),
        ("Would lead it", "yes" if row.champions else ""),
        ("Places to learn at work", _places(row)),
    )


def job_facts_given(
    jobs: Iterable[tuple[CriticalJob, JobAnswer | None]], shows_money: bool
) -> list[JobFactsGiven]:
    """Return what is said of each job beyond its counts, where anything is."""
    rows = [(job, row) for job, row in jobs if row]
    competencies = _names(Competency, [row.competencies for _, row in rows])
    credentials = _names(Credential, [row.credentials for _, row in rows])
    named = {key for _, row in rows for key in row.hires if key.startswith("source:")}
    listed = TalentSource.objects.filter(pk__in=[key.partition(":")[2] for key in named])
    sources = {f"source:{source.pk}": source.name for source in listed} if named else {}
    given = [
        JobFactsGiven(
            job,
            counts_facts(row, shows_money)
            + _job_facts(row, competencies, credentials, sources | KINDS),
        )
        for job, row in rows
    ]
    return [each for each in given if each.facts]


def _names(model: Any, kept: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    numbers = {int(key) for each in kept for key in each}
    rows = model.objects.filter(pk__in=numbers).values_list("pk", "name") if numbers else []
    return dict(rows)


def _job_facts(
    row: JobAnswer,
    competencies: Mapping[int, str],
    credentials: Mapping[int, str],
    sources: Mapping[str, str],
) -> list[Fact]:
    education = str(row.get_education_display())
    if row.education and row.education != JobAnswer.Education.NONE:
        education += " required" if row.education_required else " preferred"
    months = f"{row.experience_months:,} months" if row.experience_months else ""
    drops = dict(JobAnswer.Drop.choices)
    best = sources.get(row.best_source, "")
    return facts(
        ("Competencies", requirement_words(row.competencies, competencies)),
        ("Credentials", credential_words(row.credentials, credentials)),
        ("Education", education),
        ("Experience", months + (", or training" if months and row.training_replaces else "")),
        ("Also asked for", other_words(row.others)),
        ("Dropped for graduates", "; ".join(str(drops[key]) for key in row.would_drop)),
        ("Hired in 12 months", hire_words(row.hires, sources)),
        ("Best source", best),
    )
