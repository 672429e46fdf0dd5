"""Write what goes on around the sample's tables: challenges, services, questions, invitations."""

import datetime as dt

from config.sample import talk
from config.sample.history import DANA, MANUFACTURING, moment
from config.sample.parties import BOARDS, HOSPITALS, MANUFACTURERS, UNION
from employers.actions.services import save_service
from employers.models import Employer, HelpRequest, Question, ServiceEvent
from jobs.models import Mail
from partnerships.actions.challenges import add_voice, name_challenge
from partnerships.models import Invite, Member, PublicNote, Remedy

AGENCY, CAREER_OFFICE = BOARDS["lancaster"][0], "Conestoga Career Office"
HEALTH_POSTER = "CARE5678"
# Services by firm: category, days ago, who gave it, what was done and what came of it.
SERVICES = [
    (1, "training", 14, AGENCY, "Went through seats in the CNC class", "Two seats pledged"),
    (1, "recruitment", 40, CAREER_OFFICE, "Held a hiring hour for setup people", "Three applied"),
    (11, "information", 21, AGENCY, "Explained the industry partnership grant", ""),
    (6, "training", 33, AGENCY, "Compared two courses for machinists", "Chose the evening course"),
    (0, "incumbent", 62, AGENCY, "Applied for training of present staff", "Granted for six people"),
    (5, "planning", 75, CAREER_OFFICE, "Looked at the ages of mechanics", "Five retire by 2030"),
    (9, "information", 48, CAREER_OFFICE, "Told of on-the-job training", ""),
    (3, "untapped", 27, CAREER_OFFICE, "Met a group of returning veterans", "One hired"),
]
# What agencies asked in the last 90 days: firm, topic, days ago, agency.
QUESTIONS = [
    (1, "training", 12, AGENCY), (1, "hiring", 40, CAREER_OFFICE), (0, "apprentices", 30, AGENCY),
    (5, "expansion", 75, CAREER_OFFICE), (9, "hiring", 48, CAREER_OFFICE),
    (11, "satisfaction", 66, AGENCY),
]  # fmt: skip
STEPS = {
    "Conoy Regional Hospital": ("invited", "Ask what the board of the hospital said", 6),
    "Furnace Hills Senior Living": ("invited", "Find the address of the new manager", 2),
    "Little Chiques Clinic": ("prospect", "Call the practice manager", 4),
}
INVITED = [
    ("Conoy Regional Hospital", "Helen Stauffer", "h.stauffer@conoy.example", "sent", 9),
    ("Furnace Hills Senior Living", "Roy Lapp", "r.lapp@furnacehills.example", "bounced", 5),
]


def write_around(region):
    board = region.boards["lancaster"]
    Employer.objects.filter(board=board).update(named_contact=region.people[DANA])
    write_challenges(region)
    write_services(region)
    write_questions(region)
    write_help(region)
    write_invitations(region)
    write_notes(region)


def firm_at(region, place):
    return region.organizations[MANUFACTURERS[place].name]


def employer_at(region, place):
    board = region.boards["lancaster"]
    return board.employers.select_related("organization").get(organization=firm_at(region, place))


def write_challenges(region):
    """Write what four, three, two firms and one share, and what the union named for workers."""
    dana, partnership = region.people[DANA], region.partnerships[MANUFACTURING]
    for number, said in enumerate(talk.CHALLENGES):
        on = region.day - dt.timedelta(days=80 - 15 * number)
        first, *others = (firm_at(region, place) for place in said.firms)
        challenge = name_challenge(
            partnership=partnership, organization=first, side="employer", by=dana, on=on,
            category=said.category, name=said.name, text=said.text, soc=said.soc,
            severity=said.severity,
        )  # fmt: skip
        for days, firm in enumerate(others, 2):
            add_voice(challenge, organization=firm, side="employer", by=dana,
                      on=on + dt.timedelta(days=days))  # fmt: skip
    write_workers_challenge(region, partnership)


def write_workers_challenge(region, partnership):
    said, union = talk.OF_WORKERS, region.organizations[UNION]
    ed = region.people["e.sauder@lodge1088.example"]
    challenge = name_challenge(
        partnership=partnership, organization=union, side="worker", by=ed,
        on=region.day - dt.timedelta(days=100), category=said.category, name=said.name,
        text=said.text, soc=said.soc, severity=said.severity,
    )  # fmt: skip
    Remedy.objects.create(
        board=partnership.board, challenge=challenge, organization=union, person=ed.name,
        text="A list of licensed homes near each plant", state="done", helped=6,
        due_on=region.day - dt.timedelta(days=40),
    )  # fmt: skip
    Remedy.objects.create(
        board=partnership.board, challenge=challenge, person=region.people[DANA].name,
        text="Ask two centers to open at 5:30", state="doing",
        due_on=region.day + dt.timedelta(days=30),
    )  # fmt: skip


def write_services(region):
    for place, category, days, agency, about, outcome in SERVICES:
        employer = employer_at(region, place)
        save_service(
            ServiceEvent(
                board=employer.board, employer=employer, category=category, agency=agency,
                happened_on=region.day - dt.timedelta(days=days), about=about, outcome=outcome,
                staff=region.people[DANA] if agency == AGENCY else None,
            )
        )  # fmt: skip


def write_questions(region):
    Question.objects.bulk_create(
        Question(
            board=region.boards["lancaster"], organization=firm_at(region, place), topic=topic,
            asked_on=region.day - dt.timedelta(days=days), agency=agency,
        )
        for place, topic, days, agency in QUESTIONS
    )  # fmt: skip


def write_help(region):
    """Write a request that waits since yesterday, and one that was answered the next day."""
    dana, donegal, keyline = region.people[DANA], employer_at(region, 11), employer_at(region, 1)
    HelpRequest.objects.create(
        board=donegal.board, employer=donegal, organization=donegal.organization, contact=dana,
        category="training", text="Can someone join the CNC class after the first session?",
        asked_by=region.people["p.reiff@donegal.example"],
        asked_at=moment(region.day - dt.timedelta(days=1), 15),
    )  # fmt: skip
    HelpRequest.objects.create(
        board=keyline.board, employer=keyline, organization=keyline.organization, contact=dana,
        category="recruitment", text="We look for two people who can set up a lathe.",
        asked_by=region.people["r.alvarado@keyline.example"],
        asked_at=moment(region.day - dt.timedelta(days=44), 11), state="answered",
        answer="The career office holds a hiring hour at your plant on Thursday.",
        answered_by=dana, answered_at=moment(region.day - dt.timedelta(days=43), 9),
    )  # fmt: skip


def write_invitations(region):
    """Write who of Health Care is asked and by whom; one mail came back."""
    dana, health = region.people[DANA], region.partnerships["Health Care"]
    for firm in HOSPITALS:
        status, step, days = STEPS[firm.name]
        health.members.filter(organization__name=firm.name).update(
            status=status, owner=dana, next_step=step,
            next_step_on=region.day + dt.timedelta(days=days),
        )  # fmt: skip
    for firm, name, email, state, days in INVITED:
        sent_at = moment(region.day - dt.timedelta(days=days), 14)
        invite = Invite.objects.create(
            board=health.board, name=name, email=email, state=state, sent_by=dana,
            member=Member.objects.get(partnership=health, organization__name=firm),
            sent_at=sent_at, expires_on=region.day + dt.timedelta(days=30 - days),
        )  # fmt: skip
        write_mail(health, invite, sent_at)


def write_mail(partnership, invite, sent_at):
    """Write the mail as sent, so that none goes out to anybody."""
    Mail.objects.create(
        recipient=invite.email, template="invite", about=f"invite:{invite.pk}", occasion="sent",
        subject=f"Your invitation to {partnership}", body="The invitation with its link.",
        board=partnership.board, state="sent", queued_at=sent_at, sent_at=sent_at,
    )  # fmt: skip


def write_notes(region):
    """Write what the public wrote to Health Care; it waits for staff."""
    health = region.partnerships["Health Care"]
    health.poster_code = HEALTH_POSTER
    health.save(update_fields=["poster_code"])
    PublicNote.objects.create(
        board=health.board, partnership=health, kind="join", person="Rosa Miller",
        organization_name="Lampeter Home Health", email="rosa@lampeterhome.example",
        text="We employ 60 aides and would like to join.",
        received_at=moment(region.day - dt.timedelta(days=2), 16),
    )  # fmt: skip
    PublicNote.objects.create(
        board=health.board, partnership=health, kind="challenge", category="transport", severity=4,
        text="No bus goes home after the late shift ends at 11.",
        received_at=moment(region.day - dt.timedelta(days=1), 20),
    )  # fmt: skip
