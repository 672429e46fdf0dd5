"""Official data at work, in a browser, as the people of the sample would use them.

The convener finds an occupation in plain words, confirms a proposed program and opens the
credentials; an approver signs what one is worth to the firm; everybody reads how many members
recognize it and no amount; staff load a file of their own and see what it did.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.careerpaths.files import write_book
from tests.careerpaths.test_load_soc import LEVELS, STRUCTURE
from tests.journeys.steps import await_result, choose, fill, follow, press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DANA, SAM = "Dana Whitlock", "Sam Harnish"
OPERATORS = "Computer Numerically Controlled Tool Operators"
WELDING, AMOUNT = "Welder qualification", "1.75"
COUNTED = "Recognized by 3 of 12 members"


@pytest.fixture
def workbook(tmp_path):
    return write_book(tmp_path / "soc_structure_2018.xlsx", {"2018": [LEVELS, *STRUCTURE]})


def test_from_plain_words_to_a_recognized_credential(walker, workbook):
    the_convener_finds_an_occupation(walker)
    the_convener_confirms_a_program(walker)
    the_convener_opens_the_credentials(walker)
    an_approver_signs(walker)
    everybody_reads_how_many(walker)
    everybody_reads_the_occupation(walker)
    staff_load_a_file(walker, workbook)


def the_convener_finds_an_occupation(walker):
    walker.sign_in(DANA)
    page = walker.page
    choose(page, "Careers")
    walker.look("official-find")
    page.get_by_label("A job in your own words").fill("cnc guy")
    press(page, "Find")
    expect(page.locator("main tbody tr").first).to_contain_text(OPERATORS)
    walker.look("official-found")
    follow(page, OPERATORS)
    expect(page.get_by_role("main")).to_contain_text("$28.35")
    expect(page.get_by_role("main")).to_contain_text("O*NET 29.3 Database by USDOL/ETA")
    walker.look("official-occupation")


def the_convener_confirms_a_program(walker):
    page = walker.page
    follow(page, "1 proposed program")
    walker.look("official-proposed")
    row = page.get_by_role("row", name="Machining II")
    with page.expect_navigation():
        row.get_by_role("button", name="It leads here").click()
    walker.look("official-confirmed")
    follow_crumb(page, OPERATORS)
    programs = page.get_by_role("table", name="Programs that lead here")
    expect(programs).to_contain_text("Machining II")
    follow(page, "Compare")
    walker.look("official-move")


def follow_crumb(page, name):
    with page.expect_navigation():
        page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name=name).click()


def the_convener_opens_the_credentials(walker):
    page = walker.page
    choose(page, "Careers")
    with page.expect_navigation():
        page.get_by_role("link", name="Credentials", exact=True).first.click()
    expect(page.get_by_role("main")).to_contain_text("4 of 12 members")
    walker.look("official-credentials")
    follow(page, WELDING)
    expect(page.get_by_role("main")).to_contain_text("fewer than 3 members")
    walker.look("official-credential")
    for tab in ["Competencies", "Priority occupations"]:
        with page.expect_navigation():
            page.get_by_role("link", name=tab, exact=True).first.click()
        walker.look(f"official-{tab[:8].lower()}")


def an_approver_signs(walker):
    walker.sign_in(SAM)
    page = walker.page
    choose(page, "Credentials")
    walker.look("official-own-credentials")
    follow(page, WELDING)
    page.get_by_label("Requires it").check()
    page.get_by_label("Pays more to people who hold it").check()
    fill(page, {"How much more an hour": AMOUNT})
    page.get_by_label("Count us publicly").check()
    walker.look("official-sign")
    press(page, "Sign")
    expect(page.get_by_role("main")).to_contain_text(COUNTED)
    expect(page.get_by_role("main")).to_contain_text(AMOUNT)
    walker.look("official-signed")


def everybody_reads_how_many(walker):
    page = walker.page
    walker.context.clear_cookies()
    page.goto("/")
    choose(page, "Careers")
    walker.look("official-careers")
    follow(page, "Lancaster County Workforce Board")
    walker.look("official-public-find")
    page.get_by_label("A job in your own words").fill("welder")
    press(page, "Find")
    follow(page, "Welders, Cutters")
    follow(page, WELDING)
    expect(page.get_by_role("main")).to_contain_text(COUNTED)
    for hidden in [AMOUNT, "Harnish", SAM]:
        expect(page.locator("body")).not_to_contain_text(hidden)
    walker.look("official-public-credential")


def everybody_reads_the_occupation(walker):
    page = walker.page
    follow(page, "51-4121")
    expect(page.get_by_role("main")).to_contain_text(re.compile(COUNTED, re.IGNORECASE))
    walker.look("official-public-occupation")
    page.goto("/careers/lancaster/51-4191/")
    expect(page.get_by_role("main")).to_contain_text("not released")
    walker.look("official-not-released")


def staff_load_a_file(walker, workbook):
    walker.sign_in(DANA)
    page = walker.page
    page.goto("/b/lancaster/reference/")
    walker.look("official-reference")
    follow(page, "Load files")
    page.get_by_label("Source", exact=True).select_option(label="SOC occupations")
    page.get_by_label("Files").set_input_files(workbook)
    press(page, "Upload and load")
    await_result(page, "SOC occupations, 2018")
    expect(page.get_by_role("main")).to_contain_text("as they were.")
    walker.look("official-loaded")
