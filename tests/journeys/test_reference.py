"""Official data in a browser: a file is loaded, the job ends, and the release is chosen."""

import pytest
from playwright.sync_api import expect

from tests.careerpaths.files import write_book
from tests.careerpaths.test_load_soc import LEVELS, STRUCTURE
from tests.journeys.steps import await_result, press, press_unchecked

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def workbook(tmp_path):
    return write_book(tmp_path / "soc_structure_2018.xlsx", {"2018": [LEVELS, *STRUCTURE]})


def test_a_release_is_loaded_looked_at_and_chosen(walker, workbook):
    walker.sign_in("Dana Whitlock")
    page = walker.page
    page.goto("/b/lancaster/reference/")
    walker.look("reference")
    page.goto("/b/lancaster/reference/cip/")
    walker.look("reference-empty")
    page.goto("/b/lancaster/reference/load/")
    press_unchecked(page, "Upload and load")
    expect(page.get_by_role("link", name="Choose a file.")).to_be_visible()
    page.goto("/b/lancaster/reference/load/?source=soc")
    walker.look("reference-load")
    page.get_by_label("Files").set_input_files(workbook)
    press(page, "Upload and load")
    await_result(page, "SOC occupations, 2018")
    expect(page.get_by_text("as they were.").first).to_be_visible()
    walker.look("reference-loaded")
    page.get_by_role("link", name="See the releases side by side").click()
    page.locator("select[name=release]").select_option(label="2018")
    press(page, "Work with it")
    expect(page.get_by_text("The board works with release 2018")).to_be_visible()
    walker.look("reference-source")
