"""The one style sheet: two dark themes that agree, and enough contrast in both."""

import re
from pathlib import Path

import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)
CSS = (BASE / "static/css/guildhall.css").read_text()
TOKENS = CSS.split("/* 2.")[0]
BLOCKS = [dict(re.findall(r"--gh-([\w-]+): (#\w+);", block)) for block in TOKENS.split("@media")]
LIGHT, CHOSEN_DARK, SYSTEM_DARK = BLOCKS

PAIRS = [
    *[
        (text, ground, 4.5)
        for text in ("ink", "ink-2", "accent", "warn", "bad")
        for ground in ("page", "surface")
    ],
    *[(tone, f"{tone}-soft", 4.5) for tone in ("good", "warn", "bad", "info", "mute", "accent")],
    ("ink-2", "sunken", 4.5),
    ("mute", "sunken", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-hover", 4.5),
    ("on-accent", "d1", 4.5),
    ("on-d2", "d2", 4.5),
    *[("ink", f"{tone}-soft", 4.5) for tone in ("good", "warn", "bad", "info")],
    *[(mark, ground, 3) for mark in ("control", "focus") for ground in ("page", "surface")],
    *[(mark, "surface", 3) for mark in ("d1", "d2", "d3", "d4", "d5", "ctx")],
]


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_the_system_and_the_profile_choose_the_same_dark():
    assert CHOSEN_DARK == SYSTEM_DARK
    assert LIGHT.keys() == CHOSEN_DARK.keys()


@pytest.mark.parametrize("theme", [LIGHT, CHOSEN_DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "floor"), PAIRS)
def test_colors_are_far_enough_apart(theme, front, ground, floor):
    assert contrast(theme[front], theme[ground]) >= floor


def test_every_token_in_use_exists():
    assert set(re.findall(r"var\(--gh-([\w-]+)\)", CSS)) <= LIGHT.keys()


def test_templates_hold_no_style_and_no_script_of_their_own():
    for path in (BASE / "templates").rglob("*.html"):
        source = re.sub(r"{#.*?#}", "", path.read_text())
        assert not re.search(r'\sstyle="|<style|\son\w+="', source), path
        for opening in re.findall(r"<script[^>]*>", source):
            assert "src=" in opening or 'type="application/json"' in opening, path


def test_no_template_is_long():
    templates = (BASE / "templates").rglob("*.html")
    assert [path for path in templates if len(path.read_text().splitlines()) > 150] == []


def test_paper_is_light():
    dark = re.findall(r"@media ([^{]+){", TOKENS)
    assert [query.split()[0] for query in dark] == ["screen", "screen"]
