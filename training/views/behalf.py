"""Staff write down what a firm said, and ask it to confirm."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from training.actions import behalf as actions
from training.actions.answers import CLOSED
from training.forms.behalf import BeginForm
from training.views.answers import answer_page


def begin(request, desk):
    """Ask how staff heard it, before the first page of answering opens to them."""
    if not desk.round.is_open:
        messages.info(request, CLOSED)
        return redirect(desk.round)
    form = BeginForm(request.POST or None)
    if form.is_valid() and _is_begun(form, desk):
        return redirect(desk.url("answer"))
    return answer_page(request, "begin", desk, form=form)


def _is_begun(form, desk):
    try:
        actions.begin_for_firm(desk, source=form.cleaned_data["source"], now=timezone.now())
    except ValidationError as error:
        form.add_error(None, error)
    return not form.errors


@require_POST
def confirm(request, desk):
    """Mail the firm a link to what was written down."""
    if not desk.round.is_open:
        raise Http404
    people = actions.ask_to_confirm(desk, now=timezone.now())
    if people:
        names = " and ".join(person.name for person in people)
        messages.success(request, f"{names} can read and send it: the link is on its way.")
    else:
        messages.warning(
            request, "Nobody of the firm can be asked. Give it a main contact with an e-mail."
        )
    return redirect(desk.url("check_answers"))
