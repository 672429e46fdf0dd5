"""Write what the sample's firms answer to a round, section by section."""

import datetime as dt

from config.sample import said
from config.sample.demand import JOBS, NEEDS, job_figures, people_in_need
from config.sample.parties import FIRM_PEOPLE, MANUFACTURERS
from config.sample.talk import SPEAKERS
from training.models import Answer, CompanyAnswer, JobAnswer, Need, VoiceAnswer
from training.rules.demand import quarter_index

# Firms said at the launch what they pay, and kept it since.
PAY_SAID = dt.timedelta(days=830)


def add_answer(region, demand_round, number, place, saved_at, jobs=JOBS, **draft):
    """Write what firm number `place` says; a draft (`state` and more) has jobs alone."""
    answer = Answer.objects.create(
        board=demand_round.board, round=demand_round, started_at=saved_at, saved_at=saved_at,
        organization=region.organizations[MANUFACTURERS[place].name],
        **(draft or {"state": "sent", "sent_at": saved_at}),
    )  # fmt: skip
    asked = {row.job_id: row for row in demand_round.round_jobs.prefetch_related(
        "asked_competencies", "asked_credentials", "job__talent_sources")}  # fmt: skip
    figures = [(job, job_figures(job, place, number)) for job in jobs]
    JobAnswer.objects.bulk_create(
        job_answer(region, answer, asked[region.jobs[job.title].pk], job, numbers, place)
        for job, numbers in figures if numbers
    )  # fmt: skip
    if not draft:
        Need.objects.bulk_create(needs_of(region, answer, number, place))
        CompanyAnswer.objects.create(**whose(answer), **company_of(place))
        VoiceAnswer.objects.create(**whose(answer), **said.voice(place))
    return answer


def whose(answer):
    """Return what each section of an answer has in common."""
    return {
        "board": answer.board, "answer": answer, "organization": answer.organization,
        "saved_at": answer.saved_at, "is_sent": answer.sent_at is not None,
    }  # fmt: skip


def job_answer(region, answer, asked, job, numbers, place):
    """Return what a firm says of one job the round asks about."""
    first_quarter = quarter_index(answer.round.period_starts_on)
    sources = [each.pk for each in asked.job.talent_sources.all() if each.tier == 1]
    competencies = [each.competency_id for each in asked.asked_competencies.all()]
    credentials = [each.credential_id for each in asked.asked_credentials.all()]
    return JobAnswer(
        **whose(answer), job=asked.job, certainty="high", **numbers,
        **said.about_job(numbers, place, first_quarter), **said.wages(job.title, place),
        wages_on=region.day - PAY_SAID, wages_kept=True,
        competencies=said.requirements(competencies, place),
        credentials=said.credentials(credentials, place),
        **said.hires(numbers["employed"], place, sources),
    )  # fmt: skip


def company_of(place):
    """Return what a firm says of itself."""
    firm = MANUFACTURERS[place]
    emails = {person.name: person.email for person in FIRM_PEOPLE}
    return {
        "naics": firm.naics, "county_id": firm.county, "employees": firm.employees,
        "has_union": firm.has_union, "respondent": SPEAKERS[place],
        "respondent_email": emails.get(SPEAKERS[place], ""),
    }  # fmt: skip


def needs_of(region, answer, number, place):
    closes_on = answer.round.closes_on
    return [
        Need(**whose(answer), competency=region.competencies[need.competency],
             needed_by=closes_on + dt.timedelta(days=need.within),
             people=people_in_need(need, place, number), level_now=need.level_now,
             level_target=need.level_target, words=need.words, **said.about_need(place))
        for need in NEEDS if place in need.firms
    ]  # fmt: skip
