"""A firm answers about itself, its requirements, its sources of people and its challenges."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from employers.actions.firms import save_profile
from training.access import OWN
from training.actions.answers import save_section
from training.forms.company import CompanyAnswerForm, since
from training.forms.requirements import RequirementsForm
from training.forms.sources import SourcesForm
from training.forms.voice import VoiceForm
from training.models import CompanyAnswer, JobAnswer, VoiceAnswer
from training.reports.answers import earlier_answer, jobs_asked, of_job, working_answer
from training.reports.sections import (
    C_COLUMNS,
    E_COLUMNS,
    PROFILE,
    asked_job,
    company_before,
    company_of,
    competencies_asked,
    credentials_asked,
    job_steps,
    says,
    sources_of,
    voice_of,
)
from training.views.answers import answer_page, following_job, go_on, is_kept, while_open


@while_open
def answer_company(request, desk):
    """What the firm is: filled in from its last answer, else from the board's record of it."""
    desk.require("company")
    round, organization = desk.round, desk.organization
    given = company_of(working_answer(round, organization))
    earlier = company_of(earlier_answer(round, organization))
    employer = round.board.employers.filter(organization=organization).first()
    shown = given or company_before(earlier, employer)
    if not given and shown and "still_true" in request.POST:
        values = _values(shown, CompanyAnswerForm) | {"flags": shown.flags}
        save_section(desk, CompanyAnswer, values=values, seen=None, now=timezone.now())
        return _after_company(desk)
    form = CompanyAnswerForm(
        request.POST or None,
        instance=given or CompanyAnswer(organization=organization),
        initial=_values(shown, CompanyAnswerForm) if not given else None,
        board=round.board,
        desk=desk,
        earlier=earlier,
        known=_since(given, earlier, employer),
        may_change_profile=desk.way == OWN and employer is not None,
    )
    if form.is_valid() and is_kept(form, CompanyAnswer):
        if form.cleaned_data.get("profile"):
            _change_profile(employer, form.cleaned_data)
        return redirect(desk.url("answer")) if "stop" in request.POST else _after_company(desk)
    return answer_page(request, "answer_company", desk, form=form)


answer_company.keeps_typed = True


def _since(given, earlier, employer):
    if given or not (earlier or employer):
        return ""
    return since(earlier.answer) if earlier else "at the board"


def _values(row, form):
    return {column: getattr(row, column) for column in form.Meta.fields} if row else {}


def _change_profile(employer, data):
    for column in PROFILE:
        setattr(employer, column, data[column])
    save_profile(employer, on=timezone.localdate())


def _after_company(desk):
    first = jobs_asked(desk.round)[:1]
    if first and desk.opens(f"job:{first[0].pk}"):
        return redirect(desk.url("answer_job", first[0].pk))
    return redirect(desk.url("answer"))


@while_open
def answer_requirements(request, desk, job):
    """What the firm asks of people in a job; after how many it employs and expects to hire."""
    asked, given, earlier = _job_answers(desk, job)
    if given is None:
        return redirect(desk.url("answer_job", asked.pk))
    kept = given if says(given, C_COLUMNS) else earlier or given
    round_job = asked_job(desk.round, asked)
    form = RequirementsForm(
        request.POST or None,
        instance=given,
        initial=_values(kept, RequirementsForm),
        board=desk.round.board,
        desk=desk,
        competencies=competencies_asked(round_job),
        credentials=credentials_asked(round_job),
        kept=kept,
    )
    if form.is_valid() and is_kept(form, JobAnswer, job=asked):
        stops = "stop" in request.POST
        return redirect(desk.url("answer") if stops else desk.url("answer_sources", asked.pk))
    return _job_page(request, "answer_requirements", desk, form, asked)


answer_requirements.keeps_typed = True


@while_open
def answer_sources(request, desk, job):
    """Where the people hired for a job came from."""
    asked, given, earlier = _job_answers(desk, job)
    if given is None:
        return redirect(desk.url("answer_job", asked.pk))
    kept = given if says(given, E_COLUMNS) else earlier or given
    form = SourcesForm(
        request.POST or None,
        instance=given,
        initial=_values(kept, SourcesForm),
        board=desk.round.board,
        desk=desk,
        earlier=earlier,
        sources=sources_of(asked),
        kept=kept,
    )
    if form.is_valid() and is_kept(form, JobAnswer, job=asked):
        if "stop" in request.POST:
            return redirect(desk.url("answer"))
        return go_on(desk, following_job(desk, jobs_asked(desk.round), asked))
    return _job_page(request, "answer_sources", desk, form, asked)


answer_sources.keeps_typed = True


def _job_page(request, name, desk, form, job):
    steps, url = job_steps(desk, job, name), desk.url("answer_job", job.pk)
    return answer_page(request, name, desk, form=form, job=job, steps=steps, job_url=url)


def _job_answers(desk, pk):
    """Return a job of the round, what the firm says of it now, and what it said last time."""
    asked = get_object_or_404(desk.round.jobs, pk=pk)
    desk.require(f"job:{asked.pk}")
    given = of_job(working_answer(desk.round, desk.organization), asked)
    return asked, given, of_job(earlier_answer(desk.round, desk.organization), asked)


@while_open
def answer_voice(request, desk):
    """What the firm finds hard, wants first, and can offer."""
    desk.require("voice")
    given = voice_of(working_answer(desk.round, desk.organization))
    earlier = voice_of(earlier_answer(desk.round, desk.organization))
    shown = given or earlier or VoiceAnswer()
    form = VoiceForm(
        request.POST or None,
        instance=given or VoiceAnswer(organization=desk.organization),
        initial=_values(shown, VoiceForm),
        board=desk.round.board,
        desk=desk,
        earlier=earlier,
        kept=shown,
    )
    if form.is_valid() and is_kept(form, VoiceAnswer):
        stops = "stop" in request.POST or not desk.opens("")
        return redirect(desk.url("answer" if stops else "check_answers"))
    return answer_page(request, "answer_voice", desk, form=form)


answer_voice.keeps_typed = True
