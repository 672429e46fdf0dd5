"""The whole loop once, in a browser, as the people of the sample would do it.

An employer answers a round; the convener closes it, reads the release, pools needs into a class;
three firms pledge, so that it confirms itself; people are enrolled from a file and finish; the
outcome report comes out as page, PDF and CSV, and its counts open their rows.
"""

import csv
import datetime as dt
import io

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.steps import await_result, choose, download, follow, press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DANA, RENEE, SAM, ARLEN = "Dana Whitlock", "Renée Alvarado", "Sam Harnish", "Arlen Weidman"
SKILL = "CNC setup and offsets"


def test_the_loop_from_an_answer_to_an_outcome_report(walker):
    a_stranger_reads_the_directory(walker)
    the_convener_looks_around(walker)
    an_employer_answers(walker)
    the_convener_closes_the_round(walker)
    the_convener_pools_needs_into_a_class(walker)
    for person in (RENEE, SAM, ARLEN):
        a_firm_pledges(walker, person)
    the_convener_enrols_people(walker)
    the_convener_records_a_result(walker)
    the_convener_makes_the_report(walker)
    the_employer_sees_what_came_of_it(walker)


def a_stranger_reads_the_directory(walker):
    walker.page.goto("/")
    expect(
        walker.page.get_by_role("link", name="Advanced Manufacturing", exact=True)
    ).to_be_visible()
    walker.look("directory")
    walker.page.goto("/accounts/login/")
    walker.look("sign-in")


def the_convener_looks_around(walker):
    walker.sign_in(DANA)
    page = walker.page
    expect(page.get_by_text("Five of 12 employers have not answered").first).to_be_visible()
    walker.look("dashboard")
    choose(page, "Partnerships")
    walker.look("partnerships")
    follow(page, "Advanced Manufacturing")
    walker.look("partnership")
    follow(page, "Members")
    walker.look("members")
    page.goto("/b/lancaster/")
    follow(page, "Open the round")
    expect(page.get_by_role("heading", level=1)).to_have_text("7 of 12 employers have answered")
    walker.look("round")
    follow(page, "Saltlick Valve & Fitting")
    walker.look("firm-answer")


def an_employer_answers(walker):
    walker.sign_in(RENEE)
    page = walker.page
    follow(page, "Keyline Hydraulics")
    walker.look("employer-home")
    follow(page, "Answer the ")
    walker.look("task-list")
    follow(page, "Industrial machinery mechanics")
    walker.look("answer-job")
    page.get_by_label("New jobs, from growth").fill("minus one")
    press(page, "Save, next job")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_label("New jobs, from growth")).to_have_value("minus one")
    walker.look("answer-job-error")
    page.get_by_label("New jobs, from growth").fill("4")
    press(page, "Save and stop")
    follow(page, "First-line supervisors")
    press(page, "Still true, next job")
    name_a_need(walker)
    page.goto(page.url.split("/training/")[0] + "/check/")
    walker.look("check")
    page.get_by_role("checkbox").check()
    press(page, "Send our answer")
    expect(page.get_by_text("reference", exact=False).first).to_be_visible()
    walker.look("receipt")
    choose(page, "Our needs")
    walker.look("our-needs")


def name_a_need(walker):
    page = walker.page
    page.goto(page.url.split("/jobs/")[0] + "/training/")
    walker.look("needs")
    follow(page, "Add a need")
    page.get_by_label("Skill", exact=False).first.select_option(label=SKILL)
    page.get_by_label("How many people").fill("3")
    page.get_by_label("By when").select_option(index=3)
    page.get_by_label("What they can do now").select_option("1")
    page.get_by_label("What they should be able to do").select_option("3")
    walker.look("need")
    press(page, "Save this need")
    expect(page.get_by_role("main")).to_contain_text(SKILL)


def the_convener_closes_the_round(walker):
    walker.sign_in(DANA)
    page = walker.page
    follow(page, "Open the round")
    expect(page.get_by_role("heading", level=1)).to_have_text("8 of 12 employers have answered")
    follow(page, "Close the round")
    walker.look("close")
    press(page, "Close the round")
    await_result(page, "What employers need by")
    expect(
        page.locator("td:visible", has_text="Hidden: fewer than 3 employers").first
    ).to_be_visible()
    walker.look("release")


def the_convener_pools_needs_into_a_class(walker):
    page = walker.page
    page.goto("/b/lancaster/pools/")
    walker.look("pools")
    follow(page, SKILL)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Name").fill("CNC setup, winter class")
    walker.look("add-pool")
    press(page, "Make the pool")
    walker.look("pool")
    follow(page, "Make it a class")
    walker.look("choose-program")
    with page.expect_navigation():
        page.get_by_role("row", name="CNC Setup and Operation").get_by_role("link").last.click()
    day = timezone.localdate()
    fill_class(page, day)
    walker.look("open-class")
    press(page, "Open for pledges")
    expect(page.get_by_text("0 of 5 seats pledged").first).to_be_visible()
    walker.look("class")


def fill_class(page, day):
    page.get_by_label("Name").fill("CNC setup, winter class")
    page.get_by_label("Seats it needs to run").fill("5")
    page.get_by_label("Seats there are").fill("8")
    page.get_by_label("Fixed cost").fill("9000")
    page.get_by_label("Cost of a seat").fill("300")
    for label, days in [("Decided on", 20), ("Starts on", 30), ("Ends on", 90)]:
        page.get_by_label(label).fill((day + dt.timedelta(days=days)).isoformat())


def a_firm_pledges(walker, person):
    walker.sign_in(person)
    page = walker.page
    if page.url.endswith("/parties/"):
        follow(page, "Keyline Hydraulics")
    choose(page, "Classes")
    walker.look("our-classes")
    follow(page, "CNC setup, winter class")
    page.get_by_label("Seats you want").fill("2")
    page.get_by_label("I agree that the number of seats").check()
    walker.look("pledge")
    press(page, "Pledge" if page.get_by_role("button", name="Pledge").count() else "Confirm seats")
    walker.look("pledged")


def the_convener_enrols_people(walker):
    walker.sign_in(DANA)
    page = walker.page
    page.goto("/b/lancaster/classes/")
    walker.look("classes")
    follow(page, "CNC setup, winter class")
    expect(page.get_by_role("main")).to_contain_text("Confirmed")
    follow(page, "People")
    follow(page, "Upload a roster")
    walker.look("upload-roster")
    template = download(page, "Download the template").decode("utf-8-sig")
    columns = next(csv.reader(io.StringIO(template)))
    page.get_by_label("Roster", exact=True).set_input_files(
        {"name": "roster.csv", "mimeType": "text/csv", "buffer": roster(columns)}
    )
    press(page, "Upload and check")
    await_result(page, "Some rows have something wrong")
    walker.look("roster")
    press(page, "Take the good rows")
    await_result(page, "The roster is taken")
    follow(page, "See the people of the class")
    expect(page.get_by_role("main")).to_contain_text("K-201")
    walker.look("people")


def roster(columns):
    """Return an Excel-like roster of four people, of whom one has a wage in words."""
    day = timezone.localdate()
    people = [
        ("K-201", "Keyline Hydraulics", "24.50"),
        ("K-202", "Keyline Hydraulics", "a lot"),
        ("H-201", "Harnish Precision Machining", "22.00"),
        ("W-201", "Weidman Gear Works", "21.75"),
    ]
    rows = [
        {"person_code": code, "employer": firm, "kind": "incumbent", "wage_before": wage,
         "enrolled_on": day.isoformat()}
        for code, firm, wage in people
    ]  # fmt: skip
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def the_convener_records_a_result(walker):
    page = walker.page
    day = timezone.localdate().isoformat()
    follow(page, "K-201")
    page.get_by_label("Result").select_option("completed")
    page.get_by_label("Finished or left on").fill(day)
    page.get_by_label("Hourly wage after").fill("26.00")
    page.get_by_label("Wage after, seen on").fill(day)
    walker.look("enrolment")
    press(page, "Save record")
    expect(page.get_by_role("main")).to_contain_text("26.00")


def the_convener_makes_the_report(walker):
    page = walker.page
    page.goto("/b/lancaster/reports/")
    walker.look("reports")
    follow(page, "Make a quarterly report")
    page.get_by_label("Partnership", exact=True).select_option(label="Advanced Manufacturing")
    page.get_by_label("The board's staff only").check()
    walker.look("make-report")
    press(page, "Make the report")
    walker.look("progress")
    await_result(page, "Quarterly report: Advanced Manufacturing", "/reports/")
    walker.look("report")
    assert download(page, "PDF").startswith(b"%PDF-")
    assert "Seats" in download(page, "CSV").decode("utf-8-sig")
    count = page.get_by_role("row", name="Seats").get_by_role("link").first
    people = int(count.inner_text())
    with page.expect_navigation():
        count.click()
    expect(page.get_by_role("main").locator("tbody tr")).to_have_count(people)
    walker.look("report-rows")


def the_employer_sees_what_came_of_it(walker):
    walker.sign_in(RENEE)
    page = walker.page
    follow(page, "Keyline Hydraulics")
    expect(page.get_by_role("main")).to_contain_text("finished")
    choose(page, "Who looked")
    expect(page.get_by_role("main")).to_contain_text(DANA)
    walker.look("who-looked")
