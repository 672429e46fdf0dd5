"""Whom official data are from: the line shown wherever they are shown (careers.md 4)."""

from dataclasses import dataclass

BLS, CENSUS = "U.S. Bureau of Labor Statistics", "U.S. Census Bureau"
NCES = "National Center for Education Statistics"


@dataclass(frozen=True)
class Credit:
    """The line that says whom data are from, and the publisher's page."""

    line: str
    url: str = ""


# By source: the line, in which {} is the release, and the publisher's page.
CREDITS = {
    "naics": ("NAICS {}, " + CENSUS + ".", "https://www.census.gov/naics/"),
    "soc": ("Standard Occupational Classification {}, " + BLS + ".", "https://www.bls.gov/soc/"),
    "cip": (
        "Classification of Instructional Programs {}, " + NCES + ".",
        "https://nces.ed.gov/ipeds/cipcode/",
    ),
    "crosswalk": (
        "CIP to SOC Crosswalk {}, " + NCES + " and " + BLS + ".",
        "https://nces.ed.gov/ipeds/cipcode/post3.aspx?y=56",
    ),
    "onet": (
        "O*NET {} Database by USDOL/ETA, used under CC BY 4.0, modified.",
        "https://www.onetcenter.org/database.html",
    ),
    "oews": (
        "Occupational Employment and Wage Statistics, {}, " + BLS + ".",
        "https://www.bls.gov/oes/",
    ),
    "areas": (
        "Counties and areas, {}, " + CENSUS + " and the states.",
        "https://www.census.gov/library/reference/code-lists/ansi.html",
    ),
    "qcew": (
        "Quarterly Census of Employment and Wages, {}, " + BLS + ".",
        "https://www.bls.gov/cew/",
    ),
    "cpi": ("Consumer Price Index, {}, " + BLS + ".", "https://www.bls.gov/cpi/"),
    "series": ("Series {}, from the sources named beside the figures.", ""),
}


def credit(source: str, release: str) -> Credit:
    """Return the credit of a release of a source. Raises KeyError for an unknown source."""
    line, url = CREDITS[source]
    return Credit(line.format(release), url)


def attribution(source: str, release: str) -> str:
    """Return the line alone, for files and pictures. Raises KeyError for an unknown source."""
    return credit(source, release).line
