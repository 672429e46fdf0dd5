"""Invitees as somebody pastes them: one line each, `Name, Company, e-mail`."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = {"name": 150, "company": 200}
SHAPE = "write it as Name, Company, e-mail"


@dataclass(frozen=True)
class Invitee:
    """One pasted line. `problem` says why nobody can be invited by it; "" if somebody can."""

    line: str
    name: str = ""
    company: str = ""
    email: str = ""
    problem: str = ""


def invitees(text: str) -> list[Invitee]:
    """Read pasted lines, empty ones left out. A company may have commas in its name."""
    found: list[Invitee] = []
    seen: set[tuple[str, str]] = set()
    for line in text.splitlines():
        if line.strip():
            invitee = _read(" ".join(line.split()), seen)
            seen.add((invitee.company.lower(), invitee.email))
            found.append(invitee)
    return found


def _read(line: str, seen: set[tuple[str, str]]) -> Invitee:
    separator = ";" if line.count(";") >= 2 else ","
    name, _, rest = (part.strip() for part in line.partition(separator))
    company, _, email = (part.strip() for part in rest.rpartition(separator))
    if not (name and company and email):
        return Invitee(line, problem=SHAPE)
    email = email.strip("<>").lower()
    problem = _problem(name, company, email)
    if not problem and (company.lower(), email) in seen:
        problem = f"{email} stands here twice"
    return Invitee(line, name, company, email, problem)


def _problem(name: str, company: str, email: str) -> str:
    if len(name) > LONGEST["name"] or len(company) > LONGEST["company"]:
        return "the name is too long"
    try:
        validate_email(email)
    except ValidationError:
        return f"{email} is no e-mail address"
    return ""
