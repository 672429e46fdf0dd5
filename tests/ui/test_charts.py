import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from ui.charts import svg, tokens
from ui.charts.bars import Bar
from ui.charts.scatter import Point
from ui.charts.slope import spread
from ui.tables import hidden, shown, text
from ui.views.samples import BARS, CURVE, QUADRANTS, SLOPE

PICTURES = [BARS, CURVE, SLOPE, QUADRANTS]
NAMES = ["bars", "curve", "slope", "quadrants"]
CSS = (Path(settings.BASE_DIR) / "static/css/guildhall.css").read_text()


def words_of(drawing):
    return [
        node.text for node in ElementTree.fromstring(drawing).iter() if node.tag.endswith("text")
    ]


@pytest.mark.parametrize("picture", PICTURES, ids=NAMES)
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_picture_is_one_named_image(picture, width):
    root = ElementTree.fromstring(getattr(picture, width))
    assert root.get("role") == "img"
    assert root[0].text == picture.finding
    assert root[1].text == picture.summary


@pytest.mark.parametrize("picture", PICTURES, ids=NAMES)
def test_pictures_carry_classes_and_no_styles(picture):
    classes = set(" ".join(re.findall(r'class="([^"]+)"', picture.wide + picture.narrow)).split())
    assert "style=" not in picture.wide + picture.narrow
    kinds = {"picture", "bars", "price", "slope", "quadrants", "t"}
    assert {
        name for name in classes - kinds if f".{name} " not in CSS and f".{name}," not in CSS
    } == set()


@pytest.mark.parametrize("picture", PICTURES, ids=NAMES)
def test_the_table_holds_every_number_of_the_picture(picture):
    table = picture.table
    in_table = " ".join(
        text(value, column.style)
        for row in table.data_rows()
        for column in table.columns
        if not isinstance(value := row[column.key], str)
    )
    amounts = re.findall(r"\$[\d,]+\.\d\d", " ".join(words_of(picture.wide)))
    assert all(amount in in_table + "$4,820.00" for amount in amounts)


def test_a_hidden_bar_shows_no_size():
    small, large = (
        replace(BARS, bars=[Bar("A", "9", shown(1), shown(1), shown(80)), bar])
        for bar in (
            Bar("B", "", shown(1), shown(1), hidden("fewer than 3 employers")),
            Bar("B", "", shown(40), shown(39), hidden("fewer than 3 employers")),
        )
    )
    assert small.wide == large.wide
    assert "Hidden: fewer than 3 employers" in words_of(small.wide)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_words_on_a_hidden_band_keep_out_of_the_next_row(width):
    long = hidden("so that a figure of the other rows of this table cannot be worked out from it")
    bars = [Bar("A", "", long, long, long), Bar("B", "next", shown(1), shown(1), shown(2))]
    root = ElementTree.fromstring(getattr(replace(BARS, bars=bars), width))
    band = next(node for node in root.iter() if node.get("fill", "").startswith("url"))
    following = next(node for node in root.iter() if node.text == "B")
    assert float(band.get("y")) + float(band.get("height")) <= float(following.get("y")) - 12


def test_zero_is_a_tick_with_its_number():
    drawing = replace(BARS, bars=[Bar("A", "5", shown(0), shown(0), shown(0))]).wide
    assert "0" in words_of(drawing)
    assert 'width="2"' in drawing


def test_pictures_survive_having_nothing_to_show():
    few = hidden("fewer than 3 employers")
    assert replace(BARS, bars=[]).wide
    assert replace(BARS, bars=[Bar("A", "", few, few, few)]).narrow
    assert replace(SLOPE, lines=[], trend=None).wide
    assert replace(CURVE, prices={8: Decimal(100)}, minimum=12, alone=None).narrow
    assert replace(QUADRANTS, points=[]).wide


def test_words_of_people_are_escaped():
    drawing = replace(
        BARS, finding='<b>"&', bars=[Bar("<script>", "&", shown(1), shown(1), shown(2))]
    )
    assert "<script>" not in drawing.wide
    assert ElementTree.fromstring(drawing.wide)[0].text == '<b>"&'


def test_the_class_that_runs_already_has_one_named_point():
    words = words_of(replace(CURVE, pledged=13).wide)
    assert "Now: 13 seats" in words
    assert "12 seats" not in words


def test_a_price_that_leaves_the_scale_is_told_in_words():
    assert any("Alone it would be $4,820.00" in words for words in words_of(CURVE.wide))


def test_no_word_of_a_narrow_picture_leaves_it():
    for picture in PICTURES:
        for node in ElementTree.fromstring(picture.narrow).iter():
            if node.tag.endswith("text") and "t-end" not in node.get("class"):
                half = 0.5 if "t-mid" in node.get("class") else 1
                assert float(node.get("x")) + svg.width_of(node.text) * half < 300, node.text


def dots_of(drawing):
    return [
        (float(node.get("cx")), float(node.get("cy")))
        for node in ElementTree.fromstring(drawing).iter() if node.tag.endswith("circle")
    ]  # fmt: skip


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_no_dot_covers_another(width):
    same = [replace(QUADRANTS.points[0], number=number) for number in range(1, 10)]
    dots = dots_of(getattr(replace(QUADRANTS, points=same), width))
    assert len(set(dots)) == 9
    assert all(0 < x < 640 for x, _ in dots)


def test_an_issue_lies_where_its_averages_are():
    ends = [Point(1, "A", Decimal(1), Decimal(1)), Point(2, "B", Decimal(5), Decimal(5))]
    (left, bottom), (right, top) = dots_of(replace(QUADRANTS, points=ends).wide)
    assert (left, right) == (30, 626)
    assert (bottom, top) == (534, 34)


def test_names_of_issues_cover_neither_dots_nor_each_other():
    root = ElementTree.fromstring(QUADRANTS.wide)
    names = {point.name for point in QUADRANTS.points}
    texts = [node for node in root.iter() if node.text in names]
    widths = [svg.width_of(node.text, 15) for node in texts]
    boxes = [
        (float(node.get("x")) - ("t-end" in node.get("class")) * width, float(node.get("y")), width)
        for node, width in zip(texts, widths, strict=True)
    ]
    assert len(boxes) == 9
    for x, y, width in boxes:
        for a, b in dots_of(QUADRANTS.wide):
            assert not (x < a < x + width and y - 13 < b < y)
        others = [box for box in boxes if box != (x, y, width)]
        assert not [1 for a, b, c in others if a < x + width and x < a + c and abs(b - y) < 13]


def test_an_issue_with_a_champion_has_a_filled_dot():
    assert QUADRANTS.wide.count('class="dot-d1"') == 3
    assert QUADRANTS.wide.count('class="dot-open"') == 6


def test_a_crowd_of_long_names_stays_within_the_picture():
    crowd = [
        Point(number, "New hires leave before their ninetieth day on second shift",
              Decimal("4.9"), Decimal("4.9"))
        for number in range(1, 13)
    ]  # fmt: skip
    for node in ElementTree.fromstring(replace(QUADRANTS, points=crowd).wide).iter():
        if node.text == crowd[0].name:
            assert float(node.get("x")) >= 30
            assert float(node.get("x")) + svg.width_of(node.text, 15) <= 626


def test_two_pictures_on_a_page_share_no_id():
    other = replace(BARS, finding="Another finding")
    ids = [
        re.search(r'id="([^"]+)"', drawing)[1] for drawing in (BARS.wide, BARS.narrow, other.wide)
    ]
    assert len(set(ids)) == 3


def test_labels_that_meet_are_moved_apart():
    assert spread([10, 12, 50]) == [10, 27, 50]
    assert spread([12, 10]) == [27, 10]


@pytest.mark.parametrize(
    ("largest", "steps"),
    [(75, [0, 20, 40, 60, 80]), (3, [0, 1, 2, 3]), (0, [0, 1]), (2020, [0, 1000, 2000, 3000])],
)
def test_scales_have_round_steps(largest, steps):
    assert svg.nice_steps(largest) == steps


def test_a_part_never_leaves_its_bar():
    assert svg.share(30, 12, 80) == "80"
    assert svg.share(-1, 12, 80) == "0"
    assert svg.share(1, 0, 80) == "0"


def test_a_drawing_in_a_file_brings_the_light_colors_of_the_pages():
    light = CSS.split("@media")[0]
    colors = dict(re.findall(r"--gh-([\w-]+): (#\w+);", light))
    assert {name: colors[name] for name in tokens.COLORS} == tokens.COLORS
    names = {
        "t-2": "ink-2",
        "t-d1": "accent",
        "t-d2": "warn",
        "t-on-d1": "on-accent",
        "t-on-d2": "on-d2",
    }
    assert {key: colors[name] for key, name in names.items()} == tokens.TEXTS
    strokes = {"grid": "grid", "zero": "line-2", "hatch": "hatch"}
    assert {key: colors[name] for key, name in strokes.items()} == tokens.STROKES
    assert ElementTree.fromstring(SLOPE.file())[0].text == tokens.LIGHT
