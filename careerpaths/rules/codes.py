"""Codes of occupations (SOC, O*NET-SOC) and of programs of study (CIP), as people write them."""

import re

SOC = re.compile(r"^[0-9]{2}-[0-9]{4}$")
ONET_SOC = re.compile(r"^[0-9]{2}-[0-9]{4}\.[0-9]{2}$")
CIP = re.compile(r"^[0-9]{2}(\.[0-9]{2}([0-9]{2})?)?$")

# 51-9161, 519161, 51-9161.00, 51916100
_OCCUPATION = re.compile(r"([0-9]{2})-?([0-9]{4})(?:\.?([0-9]{2}))?")
# 46, 46.04, 46.0401, 460401. Spreadsheets drop the leading zero of 01.0000.
_PROGRAM = re.compile(r"([0-9]{1,2})(?:\.?([0-9]{2})([0-9]{2})?)?")
# Hyphens, dashes and the minus sign, as word processors put them in place of "-".
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_POSTSECONDARY_TEACHERS = "25-1"

# Groups that only OEWS forms, narrower than the SOC's broad group: its titles name the members,
# and the employment of the members' broad group adds up with the group in their place.
_OEWS_GROUPS = {
    "21-1011": "21-1018",
    "21-1014": "21-1018",
    "25-2055": "25-2052",
    "25-2056": "25-2052",
    "25-9042": "25-9045",
    "25-9043": "25-9045",
    "25-9049": "25-9045",
    "51-2022": "51-2028",
    "51-2023": "51-2028",
    "53-1042": "53-1047",
    "53-1043": "53-1047",
    "53-1044": "53-1047",
    "53-1049": "53-1047",
}


class NotACode(ValueError):
    """A text that is no code of the kind asked for. str(): one plain sentence."""


def occupation_code(text: str) -> str:
    """Return a SOC or O*NET-SOC code as its publisher writes it, whichever was meant.

    "519161" is 51-9161, "47211100" is 47-2111.00. Raises NotACode.
    """
    match = _OCCUPATION.fullmatch(_plain(text))
    if match is None:
        raise NotACode(
            f"“{text}” is no occupation code: write 51-9161 (SOC) or 51-9161.00 (O*NET)."
        )
    first, last, part = match.groups()
    return f"{first}-{last}.{part}" if part else f"{first}-{last}"


def soc_of(text: str) -> str:
    """Return the SOC code of a SOC or O*NET-SOC code, of which several share one SOC code."""
    return occupation_code(text)[:7]


def onet_soc_of(text: str) -> str:
    """Return the O*NET-SOC code; a SOC code stands for the occupation that O*NET numbers .00."""
    code = occupation_code(text)
    return code if ONET_SOC.match(code) else f"{code}.00"


def broad_group(soc: str) -> str:
    """Return the broad group of a detailed occupation: 13-1020 for 13-1022.

    Physicians are the one group of SOC 2018 that is wider than ten codes: 29-1210 holds 29-122x.
    """
    return "29-1210" if soc.startswith("29-122") else f"{soc[:6]}0"


def published_groups(soc: str) -> tuple[str, ...]:
    """Return the groups that OEWS may publish an occupation under, the narrowest first.

    For an occupation without a row of its own. The figure is the group's: say so where it is shown.
    """
    oews = _OEWS_GROUPS.get(soc)
    return (oews, broad_group(soc)) if oews else (broad_group(soc),)


def is_postsecondary_teacher(soc: str) -> bool:
    """Tell whether an occupation teaches after high school.

    The crosswalk hangs these (25-1xxx) on most programs; they are no job for its trainees.
    """
    return soc.startswith(_POSTSECONDARY_TEACHERS)


def cip_of(text: str) -> str:
    """Return a CIP code as its publisher writes it: a family 46, a series 46.04 or 46.0401.

    Takes `="01.0000"`, 460401 and 1.0000 too. Raises NotACode.
    """
    match = _PROGRAM.fullmatch(_plain(text.strip().removeprefix("=").replace('"', "")))
    if match is None:
        raise NotACode(f"“{text}” is no code of a program: write 46.0401 (CIP).")
    family, series, program = match.groups()
    return family.zfill(2) + (f".{series}{program or ''}" if series else "")


def _plain(text: str) -> str:
    """Drop white space of any kind and write each dash as a hyphen."""
    return "".join(text.split()).translate(_DASHES)
