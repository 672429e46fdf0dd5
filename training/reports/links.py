"""Mailed links in words: which part each opens, and to whom it went."""

from careerpaths.models import CriticalJob
from training.models import DemandRound

PARTS = {
    "company": "your company",
    "needs": "training your people need",
    "voice": "challenges, and what you offer",
}
PAGES = {"needs": "answer_needs"}
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
