"""Mailed links in words: which part each opens, and to whom it went."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import Organization
from careerpaths.models import CriticalJob
from training.models import AnswerLink, DemandRound
from training.reports.answers import working_answer

PARTS = {
    "company": "your company",
    "needs": "training your people need",
    "voice": "challenges, and what you offer",
}
PAGES = {"company": "answer_company", "needs": "answer_needs", "voice": "answer_voice"}
JOB = "job:"


def part_words(round: DemandRound, section: str) -> str:
    """Return what a link opens, as it stands in a sentence; "" for the whole answer."""
    if section.startswith(JOB):
        return CriticalJob.objects.get(pk=section.removeprefix(JOB)).title
    return PARTS.get(section, "")


def masked(email: str) -> str:
    """Return an address as far as others may read it: "r...o@keyline.example"."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}...{name[-1:]}@{domain}"


def page_of(section: str) -> tuple[str | int, ...]:
    """Return the name of the page a link opens first, and the numbers in its address."""
    if section.startswith(JOB):
        return "answer_job", int(section.removeprefix(JOB))
    return (PAGES.get(section, "answer"),)


def parts_of(round: DemandRound) -> list[tuple[str, str]]:
    """Return the parts of an answer that a colleague may fill in, each with its words."""
    jobs = [(f"{JOB}{row.job_id}", row.job.title) for row in round.round_jobs.select_related("job")]
    others = [(part, words[:1].upper() + words[1:]) for part, words in PARTS.items()]
    return [*jobs, *((part, words) for part, words in others if part in PAGES)]


def links_of(round: DemandRound, organization: Organization) -> list[AnswerLink]:
    """Return the standing links to a firm's answer, the latest first, each with its part in words
    as `part`, "" for the whole answer."""
    words = dict(parts_of(round))
    links = list(AnswerLink.objects.standing().filter(round=round, organization=organization))
    for link in links:
        link.part = words.get(link.section, "")
    return links


def is_filled(round: DemandRound, organization: Organization, section: str) -> bool:
    """Tell whether the version the firm works on says anything in this part."""
    answer = working_answer(round, organization)
    return answer is not None and _rows(answer, section).exists()


def _rows(answer: Any, section: str) -> QuerySet[Any]:
    if section.startswith(JOB):
        return answer.job_answers.filter(job=section.removeprefix(JOB))
    rows = {"needs": answer.needs, "company": answer.company_answers, "voice": answer.voice_answers}
    return rows[section].all()
