"""Addresses at which a firm's answer is written: pages once, doors as many as there are ways in."""

from django.urls import path

from training.access import OWN, own_desk
from training.views import answers, needs, paste, sections

ROUNDS = "e/<int:organization>/rounds/"
PAGES = {
    "": answers.answer,
    "jobs/<int:job>/": answers.answer_job,
    "jobs/<int:job>/requirements/": sections.answer_requirements,
    "jobs/<int:job>/sources/": sections.answer_sources,
    "company/": sections.answer_company,
    "voice/": sections.answer_voice,
    "paste/": paste.paste,
    "paste.csv": paste.paste_template,
    "training/": needs.answer_needs,
    "training/add/": needs.add_need,
    "training/<int:competency>/": needs.edit_need,
    "training/<int:competency>/remove/": needs.remove_need,
    "check/": answers.check_answers,
    "receipt/": answers.receipt,
    "still-true/": answers.keep_all,
}


def pages(prefix, way, door):
    """Return the addresses of one way in."""
    return [
        path(f"{prefix}{address}", door(view), name=f"{way}{view.__name__}")
        for address, view in PAGES.items()
    ]


urlpatterns = [
    path(ROUNDS, answers.own_rounds, name="own_rounds"),
    path(f"{ROUNDS}<int:pk>/withdraw/", answers.withdraw_answer, name="withdraw_answer"),
    *pages(f"{ROUNDS}<int:pk>/", OWN, own_desk),
]
