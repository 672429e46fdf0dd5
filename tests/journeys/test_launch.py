"""A partnership from its first idea to the minutes of its launch meeting, in a browser.

The convener starts it, finds members, plans the meeting and runs it from one screen; employers
vote on pages of their own; labor reads the minutes; a firm takes an action; a stranger reads on.
"""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import Walker
from tests.journeys.steps import (
    await_result,
    choose,
    fetch,
    fill,
    follow,
    mails_in,
    press,
    press_unchecked,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DANA, RENEE, TOM, ED = "Dana Whitlock", "Renée Alvarado", "Tom Beiler", "Ed Sauder"
ARLEN, SAM, GRACE = "Arlen Weidman", "Sam Harnish", "Grace Okafor"
KEYLINE, UNION = "Keyline Hydraulics", "Machinists Lodge 1088"
FIRMS = ["Weidman Gear Works", "Cocalico Motion Controls", "Harnish Precision Machining"]
FOOD, LAUNCH = "Food Processing", "Launch meeting"
ISSUES = {"Line mechanics": (5, 4), "Rides to second shift": (4, 2), "Forklift tests": (2, 5)}
QUESTION = "What do we take up first?"
LINK = re.compile(r"https?://\S+/invited/\S+")


@pytest.fixture
def voter(walker, portal, chromium):
    """Return a second person at a browser of her own."""
    voter = Walker(chromium, portal, walker.width)
    yield voter
    voter.context.close()


def test_a_partnership_is_launched(walker, voter, mailbox):
    walker.sign_in(DANA)
    the_convener_starts_it(walker)
    the_convener_finds_members(walker)
    a_firm_signs_the_letter(voter, the_link(walker.page, mailbox))
    the_convener_names_the_chair(walker)
    the_partnership_is_announced(walker)
    the_launch_meeting_is_planned(walker)
    the_issues_come_to_a_ballot(walker)
    for person in (ARLEN, SAM, RENEE):
        paper = a_firm_votes(voter, person)
    an_editor_does_not_vote(voter, paper)
    a_paper_comes_too_late(walker, voter)
    the_result_becomes_a_priority(walker)
    the_meeting_ends(walker)
    the_minutes_are_sent(walker)
    the_next_meeting_is_planned(walker)
    labor_reads_the_minutes(voter)
    a_firm_takes_an_action(voter)
    a_stranger_reads_on(voter)


def open_partnership(page):
    choose(page, "Partnerships")
    follow(page, FOOD)


def open_meeting(page):
    open_partnership(page)
    tab(page, "Meetings")
    follow(page, LAUNCH)


def tab(page, name):
    with page.expect_navigation():
        page.get_by_role("navigation", name="Partnership").get_by_role("link", name=name).click()


def the_convener_starts_it(walker):
    page = walker.page
    choose(page, "Partnerships")
    follow(page, "Start a partnership")
    walker.look("start")
    press_unchecked(page, "Start the partnership")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    walker.look("start-error")
    fill(page, {"Name": FOOD, "Industry cluster": "Food and beverage", "NAICS codes": "311, 312"})
    page.get_by_role("checkbox", name="Lancaster").check()
    page.get_by_label("Convener").select_option(label=DANA)
    press(page, "Start the partnership")
    walker.look("overview-empty")
    follow(page, "All four")
    walker.look("stage")
    follow(page, "name a neutral convener")
    fill(page, {"Done on": timezone.localdate(), "Evidence": "Minutes of the board, item 4"})
    walker.look("stage-item")
    press(page, "Save item")
    follow(page, "Go on to form")
    walker.look("stage-move")
    press_unchecked(page, "Go on to form")
    expect(page.get_by_text("Say why.").first).to_be_visible()
    fill(page, {"Why": "Three firms asked to begin at once."})
    press(page, "Go on to form")
    expect(page.get_by_role("heading", level=1)).to_have_text("Form")
    walker.look("stage-moved")


def the_convener_finds_members(walker):
    page = walker.page
    tab(page, "Members")
    walker.look("members-empty")
    for name in (KEYLINE, *FIRMS, UNION):
        add_member(walker, name)
    tab_to_members(page)
    follow(page, KEYLINE)
    walker.look("member")
    follow(page, "Invite a person")
    walker.look("invite")
    fill(page, {"E-mail": "r.alvarado@keyline"})
    press_unchecked(page, "Send the invitation")
    walker.look("invite-error")
    fill(
        page,
        {"Name": RENEE, "E-mail": "r.alvarado@keyline.example", "Message": "We spoke on Monday."},
    )
    press(page, "Send the invitation")
    expect(page.get_by_role("main")).to_contain_text("r.alvarado@keyline.example")
    walker.look("member-invited")
    tab_to_members(page)
    walker.look("members")


def tab_to_members(page):
    open_partnership(page)
    tab(page, "Members")


def add_member(walker, name):
    page = walker.page
    if page.get_by_role("link", name="Add a member").count() == 0:
        tab_to_members(page)
    follow(page, "Add a member")
    fill(page, {"Name": name})
    seat = "Labor representative" if name == UNION else "Employer"
    page.get_by_label("Seat").select_option(label=seat)
    if name != KEYLINE:
        page.get_by_label("Status").select_option(label="Committed")
    press(page, "Add member")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def the_link(page, mailbox):
    """Return the link of the invitation, once the mail is out."""
    for _ in range(60):
        for mail in mails_in(mailbox):
            if FOOD in mail and (found := LINK.search(mail)):
                return found.group()
        page.wait_for_timeout(1000)
    raise AssertionError("no invitation was mailed")


def a_firm_signs_the_letter(voter, link):
    page = voter.page
    page.goto(link)
    voter.look("letter")
    fill(page, {"Your title": "Head of people"})
    page.get_by_label("The public page may name our organization").check()
    press(page, "We commit")
    expect(page.get_by_text(f"{KEYLINE} has committed")).to_be_visible()
    voter.look("letter-signed")


def the_convener_names_the_chair(walker):
    page = walker.page
    tab_to_members(page)
    follow(page, FIRMS[0])
    follow(page, "Edit")
    page.get_by_label("Role").select_option(label="Chair")
    page.get_by_label("Status").select_option(label="Active")
    press(page, "Save member")
    expect(page.get_by_text("Say since when").first).to_be_visible()
    walker.look("member-error")
    fill(page, {"Joined on": timezone.localdate()})
    press(page, "Save member")
    expect(page.get_by_role("main")).to_contain_text("chair")


def the_partnership_is_announced(walker):
    page = walker.page
    open_partnership(page)
    walker.look("overview-form")
    follow(page, "All six")
    follow(page, "Go on to launch")
    fill(page, {"Why": "The meeting is today."})
    press(page, "Go on to launch")
    follow(page, "Announce it")
    press(page, "Announce it")
    expect(page.get_by_role("main")).to_contain_text("Forthcoming")
    walker.look("stage-launch")


def the_launch_meeting_is_planned(walker):
    page = walker.page
    tab(page, "Meetings")
    walker.look("meetings-empty")
    plan(page, "Launch meeting", LAUNCH, timezone.localdate(), ends="15:00")
    expect(page.get_by_text("A meeting cannot end before it starts.").first).to_be_visible()
    walker.look("plan-error")
    fill(page, {"Ends": "19:05"})
    press(page, "Plan the meeting")
    walker.look("meeting-planned")
    press(page, "Build the agenda")
    walker.look("agenda")
    follow(page, "Open the live screen")
    walker.look("live-planned")
    follow(page, "Start the meeting")
    press(page, "Start the meeting")
    follow(page, "Open the live screen")


def plan(page, kind, name, day, ends):
    follow(page, "Plan a meeting")
    page.get_by_label("Kind").select_option(label=kind)
    fill(page, {"Name": name, "Day": day, "Starts": "16:00", "Ends": ends})
    fill(page, {"Place": "Penn Hall, room 2"})
    page.get_by_label("Shown on the public page").check()
    press(page, "Plan the meeting")


def the_issues_come_to_a_ballot(walker):
    page = walker.page
    for _ in range(2):
        press(page, "Next item")
    for name in ISSUES:
        fill(page, {"Issue": name, "The problem in a sentence": f"{name}: we lose people over it."})
        press(page, "Add the issue")
    walker.look("live-issues")
    press(page, "Open the ballot")
    expect(page.get_by_text("0 of 4")).to_be_visible()
    walker.look("live-ballot")
    follow(page, "Refresh every 15 seconds")
    walker.look("live-refreshing")


def enter(walker, person):
    """Sign in; who belongs to two firms chooses hers."""
    walker.sign_in(person)
    if walker.page.url.endswith("/parties/"):
        follow(walker.page, KEYLINE)


def open_seat(walker, person):
    """Go to the page of one's seat in the partnership."""
    enter(walker, person)
    page = walker.page
    choose(page, "Partnership")
    section = page.get_by_role("region", name=FOOD)
    with page.expect_navigation():
        section.get_by_role("link", name="Meetings, priorities").click()


def a_firm_votes(voter, person):
    """Vote and return the address of the ballot paper."""
    paper = fill_paper(voter, person)
    press(voter.page, "Cast our ballot")
    expect(voter.page.get_by_text("Your ballot is cast.")).to_be_visible()
    voter.look("vote-cast")
    return paper


def fill_paper(voter, person):
    page = voter.page
    open_seat(voter, person)
    voter.look("seat-votes")
    follow(page, "Vote on")
    voter.look("paper")
    press_unchecked(page, "Cast our ballot")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    for name, marks in ISSUES.items():
        scales = ("Important to our business", "Feasible within a year, together")
        for scale, mark in zip(scales, marks, strict=True):
            group = page.get_by_role("group", name=re.compile(f"{scale}.*{name}"))
            group.get_by_label(str(mark), exact=True).check()
    voter.look("paper-marked")
    return page.url


def an_editor_does_not_vote(voter, paper):
    open_seat(voter, TOM)
    expect(voter.page.get_by_role("main")).not_to_contain_text("Vote on")
    assert voter.page.request.get(paper).status == 403


def a_paper_comes_too_late(walker, voter):
    """The convener closes the ballot while somebody still has her paper before her."""
    fill_paper(voter, GRACE)
    page = walker.page
    page.reload()
    expect(page.get_by_text("3 of 4")).to_be_visible()
    follow(page, "Close the ballot")
    walker.look("close-ballot")
    press(page, "Close the ballot")
    walker.look("live-result")
    press(voter.page, "Cast our ballot")
    expect(voter.page.get_by_text("Your marks were not counted").first).to_be_visible()
    voter.look("paper-late")


def the_result_becomes_a_priority(walker):
    page = walker.page
    follow(page, "Line mechanics")
    expect(page.get_by_label("Priority")).to_have_value("Line mechanics")
    walker.look("adopt")
    press_unchecked(page, "Adopt the priority")
    expect(page.get_by_text("Name the employer who champions it.").first).to_be_visible()
    page.get_by_label("Champion").select_option(label=FIRMS[2])
    press(page, "Adopt the priority")
    expect(page.get_by_role("main")).to_contain_text("Line mechanics is a priority now")
    walker.look("priority")
    follow(page, "Set a goal")
    fill(page, {"Goal": "Ten mechanics named for a class", "By": in_days(45)})
    walker.look("goal")
    press(page, "Set the goal")
    tab(page, "Priorities")
    walker.look("priorities")


def in_days(days):
    return timezone.localdate() + dt.timedelta(days=days)


def the_meeting_ends(walker):
    page = walker.page
    open_meeting(page)
    follow(page, "Open the live screen")
    fill(page, {"Decision": "We begin with line mechanics."})
    press(page, "Write it down")
    commit_to(page, "List the ten faults that stop a line", who="")
    expect(page.get_by_text("Error:").first).to_be_visible()
    walker.look("live-error")
    fill(page, {"Who does it": SAM})
    page.get_by_label("For whom").select_option(label=FIRMS[2])
    press(page, "Add the commitment")
    commit_to(page, "Ask the college for an evening room", who=DANA)
    walker.look("live-ending")
    with page.expect_navigation():
        page.get_by_role("heading", level=1).get_by_role("link", name=LAUNCH).click()
    follow(page, "Write down who came")
    walker.look("attendance")
    for person in (RENEE, SAM):
        page.get_by_label(f"{person} came").check()
    press(page, "Save who came")
    follow(page, "Close the meeting")
    press(page, "Close the meeting")
    walker.look("meeting-closed")


def commit_to(page, text, who):
    fill(page, {"What is to be done": text, "Who does it": who, "By": in_days(20)})
    press_unchecked(page, "Add the commitment")


def the_minutes_are_sent(walker):
    page = walker.page
    follow(page, "Minutes as they will be")
    walker.look("minutes-draft")
    press(page, "Send the minutes")
    walker.look("minutes-progress")
    await_result(page, LAUNCH, "/minutes/")
    walker.look("minutes")
    assert fetch(page, "PDF").startswith(b"%PDF-")


def the_next_meeting_is_planned(walker):
    page = walker.page
    open_partnership(page)
    walker.look("overview-launch")
    tab(page, "Meetings")
    plan(page, "Regular meeting", "Second meeting", in_days(30), ends="17:30")
    press(page, "Build the agenda")
    walker.look("agenda-regular")
    tab(page, "Meetings")
    walker.look("meetings")
    tab(page, "Challenges")
    walker.look("challenges-empty")


def labor_reads_the_minutes(voter):
    page = voter.page
    open_seat(voter, ED)
    voter.look("seat-labor")
    follow(page, "All meetings and minutes")
    voter.look("own-meetings")
    follow(page, LAUNCH)
    voter.look("own-meeting")
    follow(page, "Minutes")
    expect(page.get_by_role("main")).to_contain_text("We begin with line mechanics.")
    voter.look("own-minutes")
    assert fetch(page, "PDF").startswith(b"%PDF-")
    labor_names_a_challenge(voter)


def labor_names_a_challenge(voter):
    page = voter.page
    open_seat(voter, ED)
    follow(page, "See and name them")
    follow(page, "Name a challenge")
    voter.look("name-challenge")
    page.get_by_label("What it is about").select_option(index=1)
    fill(page, {"What it is, in a few words": "No bus at 5 am"})
    page.get_by_label("4, jobs stay empty").check()
    press(page, "Save the challenge")
    expect(page.get_by_role("main")).to_contain_text("No bus at 5 am")
    voter.look("own-challenges")


def a_firm_takes_an_action(voter):
    page = voter.page
    open_seat(voter, RENEE)
    voter.look("seat")
    assert fetch(page, "Add to my calendar").startswith(b"BEGIN:VCALENDAR")
    follow(page, "All your actions")
    voter.look("actions-none")
    with page.expect_navigation():
        page.get_by_role("link", name="Free to take").click()
    voter.look("actions-free")
    press(page, "Take it")
    expect(page.get_by_text("It is yours now.")).to_be_visible()
    voter.look("actions-ours")


def a_stranger_reads_on(voter):
    voter.context.clear_cookies()
    page = voter.page
    page.goto("/")
    follow(page, FOOD)
    for words in ("Second meeting", "Line mechanics"):
        expect(page.get_by_role("main")).to_contain_text(words)
    voter.look("public")
    follow(page, "Ask to join")
    voter.look("join")
    fill(
        page,
        {
            "Company or organization": "Red Barn Foods",
            "Your name": "Paul Okafor",
            "E-mail": "paul@redbarn.example",
        },
    )
    press(page, "Ask to join")
    expect(page.get_by_text("Thank you.")).to_be_visible()
    voter.look("joined")
