"""How one line of a state's eligible-training-provider list becomes a provider and a program.

The columns are those of the Texas list ("WIOA programs"). Its CIP codes have lost their point and
leading zero (460000, "90702 "), its O*NET codes their punctuation (47211100), its numbers hold
words ("ERROR"). A line without what a program must have is rejected; a cell that cannot be read
is left out, and the line still counts. Either way it is named with its reason.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

PROVIDER_ID, PROGRAM_ID = "Provider ID", "Program ID"
PROVIDER, PROGRAM = "ProviderName", "Program Name"
CIP, HOURS, WEEKS = "Instructional Program (CIP) Code", "Length: Contact Hours", "Length: Weeks"
TUITION, SUPPLIES = "Required Cost: Tuition & Fees", "Required Cost: Books & Supplies"
OCCUPATIONS = tuple(f"Occupation Code (ONET {number})" for number in (1, 2, 3))
DELIVERY, TYPE, STATUS = "Delivery Method", "Institution Type", "Program Status"
CITY, STATE, URL = "Campus City", "Campus State", "Program URL"
CREDENTIAL = "Associted Credential Name"  # the list's own spelling
DESCRIPTION = "Program Description"
COLUMNS = (
    PROVIDER_ID, PROGRAM_ID, PROVIDER, PROGRAM, CIP, HOURS, WEEKS, TUITION, SUPPLIES,
    *OCCUPATIONS, DELIVERY, TYPE, STATUS, CITY, STATE, URL, CREDENTIAL, DESCRIPTION,
)  # fmt: skip
DELIVERIES = {
    "in-person": "in_person", "hybrid": "hybrid", "distance education": "online", "": "",
}  # fmt: skip
MOST_WEEKS = 520  # ten years; the list writes 99999 for "unknown"
MOST_HOURS = 20_000


@dataclass(frozen=True)
class Reject:
    """A line, or one cell of a line that landed without it, and why."""

    line: int
    reason: str
    column: str
    value: str


@dataclass(frozen=True)
class Listed:
    """A program of the list with its provider; texts are clean, codes in their usual form."""

    line: int
    provider: Mapping[str, str]
    program: Mapping[str, object]


@dataclass
class Reading:
    """One line while it is read: what cannot be used is collected."""

    line: int
    row: Mapping[str, str]
    rejects: list[Reject] = field(default_factory=list)

    def text(self, column: str, most: int) -> str:
        """Return a cell with single spaces, left out when it is longer than a field holds."""
        found = " ".join((self.row.get(column) or "").replace("\0", "").split())
        if len(found) > most:
            self.leave_out(f"longer than {most} characters", column)
            return ""
        return found

    def number(self, column: str, most: int) -> int | None:
        found = self.text(column, 40)
        if not found:
            return None
        if found.isascii() and found.isdigit() and int(found) <= most:
            return int(found)
        self.leave_out(f"not a number from 0 to {most}", column)
        return None

    def money(self, column: str) -> Decimal | None:
        found = self.text(column, 40).removeprefix("$").replace(",", "")
        if not found:
            return None
        if re.fullmatch(r"\d{1,8}(\.\d{1,2})?", found):
            return Decimal(found)
        self.leave_out("not dollars and cents", column)
        return None

    def cip(self) -> str:
        """Return 46.0000 from 460000, and 09.0702 from 90702, which lost its zero."""
        found = self.text(CIP, 40)
        if not found:
            return ""
        code = re.fullmatch(r"(\d{1,2})\.?(\d{4})", found)
        if code is None:
            self.leave_out("not a CIP code", CIP)
            return ""
        return f"{code[1].zfill(2)}.{code[2]}"

    def occupations(self) -> list[str]:
        """Return 47-2111.00 from 47211100, each code once."""
        codes = []
        for column in OCCUPATIONS:
            found = self.text(column, 40)
            code = re.fullmatch(r"(\d{2})-?(\d{4})\.?(\d{2})", found)
            if code:
                codes.append(f"{code[1]}-{code[2]}.{code[3]}")
            elif found:
                self.leave_out("not an O*NET code", column)
        return list(dict.fromkeys(codes))

    def delivery(self) -> str:
        found = self.text(DELIVERY, 60)
        if found.lower() not in DELIVERIES:
            self.leave_out("not a way of delivery", DELIVERY)
        return DELIVERIES.get(found.lower(), "")

    def leave_out(self, reason: str, column: str) -> None:
        reason = f"landed without this cell: {reason}"
        self.rejects.append(Reject(self.line, reason, column, (self.row.get(column) or "").strip()))


def read_line(line: int, row: Mapping[str, str]) -> tuple[Listed | None, list[Reject]]:
    """Return what a line lists, or None, and what was rejected of it."""
    reading = Reading(line, row)
    for column, most in ((PROVIDER_ID, 40), (PROGRAM_ID, 40), (PROVIDER, 200), (PROGRAM, 250)):
        if not reading.text(column, most):
            value = (row.get(column) or "").strip()
            why = f"longer than {most} characters" if value else "missing"
            return None, [Reject(line, f"rejected: {why}", column, value)]
    provider = {
        "source_id": reading.text(PROVIDER_ID, 40),
        "name": reading.text(PROVIDER, 200),
        "institution_type": reading.text(TYPE, 120),
        "city": reading.text(CITY, 100),
        "state": reading.text(STATE, 2),
    }
    return Listed(line, provider, _program(reading)), reading.rejects


def _program(reading: Reading) -> dict[str, object]:
    return {
        "source_id": reading.text(PROGRAM_ID, 40),
        "name": reading.text(PROGRAM, 250),
        "cip": reading.cip(),
        "occupations": reading.occupations(),
        "description": reading.text(DESCRIPTION, 5_000),
        "credential_name": reading.text(CREDENTIAL, 300),
        "hours": reading.number(HOURS, MOST_HOURS),
        "weeks": reading.number(WEEKS, MOST_WEEKS),
        "delivery": reading.delivery(),
        "tuition": reading.money(TUITION),
        "supplies": reading.money(SUPPLIES),
        "url": reading.text(URL, 500),
        "is_active": reading.text(STATUS, 40).lower() in ("", "approved"),
    }
