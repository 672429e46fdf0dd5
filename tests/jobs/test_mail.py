import datetime as dt
import smtplib

import pytest
from django.core.mail import send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from jobs import mail
from jobs.actions import drop, mails_for_a_person, post, send_again
from jobs.mail import send_waiting, server_options
from jobs.models import Mail
from tests import factories

pytestmark = pytest.mark.django_db
LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


class Server(BaseEmailBackend):
    """A mail server that answers with `answer`: an exception, or None for yes."""

    answer: BaseException | None = None
    took: list[str] = []

    def send_messages(self, email_messages):
        for message in email_messages:
            Server.took.append(message.subject)
            if self.answer:
                raise self.answer
        return len(email_messages)


class Down(BaseEmailBackend):
    def open(self):
        raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def server(settings, monkeypatch):
    settings.OUTBOX_EMAIL = {"EMAIL_BACKEND": f"{__name__}.Server"}
    monkeypatch.setattr(Server, "answer", None)
    monkeypatch.setattr(Server, "took", [])
    return Server


def one():
    return Mail.objects.get()


def remind(**changes):
    values = {"recipient": "a@example.org", "template": "reminder", "about": "round:1"}
    values |= {"occasion": "2026-11-23", "subject": "It waits", "body": "Until Friday."}
    return post(**values | changes)


def test_mail_is_sent_after_the_commit(told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remind()
        assert told == []
    assert told == [("jobs.tasks.send_waiting_mail",)]


def test_second_mail_of_the_same_occasion_is_the_first():
    assert remind() == remind(subject="It still waits")
    assert remind(occasion="2026-11-24") != remind()


def test_mail_is_sent_once(server):
    remind()
    send_waiting()
    send_waiting()
    assert server.took == ["It waits"]
    assert (one().state, one().error) == (Mail.State.SENT, "")
    assert one().sent_at >= one().queued_at


def test_mail_is_sent_oldest_first(server):
    for number in range(3):
        remind(about=f"round:{number}", subject=str(number))
    send_waiting()
    assert server.took == ["0", "1", "2"]


def test_mail_goes_out_as_it_was_written(settings, mailoutbox):
    settings.OUTBOX_EMAIL = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    remind()
    send_waiting()
    (sent,) = mailoutbox
    assert (sent.to, sent.subject, sent.body) == (["a@example.org"], "It waits", "Until Friday.")
    assert sent.from_email == settings.DEFAULT_FROM_EMAIL


@pytest.mark.parametrize(
    "address",
    [
        {"EMAIL_BACKEND": f"{__name__}.Down"},
        {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": 1,
        },
    ],
)
def test_mail_waits_while_the_server_is_down(settings, server, address, caplog):
    working = settings.OUTBOX_EMAIL
    settings.OUTBOX_EMAIL = address
    remind()
    send_waiting()
    assert one().state == Mail.State.WAITING
    assert "The mail server does not answer" in caplog.text
    settings.OUTBOX_EMAIL = working
    send_waiting()
    assert one().state == Mail.State.SENT


def test_mail_is_marked_before_the_server_hears_of_it(server, monkeypatch):
    states = []
    monkeypatch.setattr(
        server, "send_messages", lambda self, messages: states.append(one().state) or 1
    )
    remind()
    send_waiting()
    assert states == [Mail.State.SENDING]


def crash(server, monkeypatch, **changes):
    """Leave a mail as a worker does that is killed between `sending` and `sent`."""
    monkeypatch.setattr(server, "answer", SystemExit())
    remind(**changes)
    with pytest.raises(SystemExit):
        send_waiting()
    monkeypatch.setattr(server, "answer", None)


def test_mail_in_doubt_is_listed_after_ten_minutes_and_not_sent_again(server, monkeypatch, board):
    crash(server, monkeypatch, board=board)
    assert not mails_for_a_person(board).exists()
    Mail.objects.update(sending_at=timezone.now() - dt.timedelta(minutes=11))
    send_waiting()
    assert len(server.took) == 1
    assert mails_for_a_person(board).get() == one()


def test_sign_in_mail_in_doubt_is_sent_again(server, monkeypatch):
    crash(server, monkeypatch, may_resend=True)
    Mail.objects.update(sending_at=timezone.now() - dt.timedelta(minutes=11))
    send_waiting()
    assert len(server.took) == 2
    assert one().state == Mail.State.SENT


def test_connection_that_breaks_leaves_the_mail_in_doubt(server, monkeypatch):
    monkeypatch.setattr(server, "answer", smtplib.SMTPServerDisconnected())
    remind()
    remind(about="round:2")
    send_waiting()
    assert len(server.took) == 1
    states = Mail.objects.order_by("pk").values_list("state", "error")
    assert list(states) == [("sending", "Broken off: SMTPServerDisconnected"), ("waiting", "")]


REFUSED = smtplib.SMTPRecipientsRefused


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (REFUSED({"a@example.org": (550, b"unknown")}), "failed", "550 unknown"),
        (REFUSED({"a@example.org": (450, b"greylisted")}), "waiting", "450 greylisted"),
        (smtplib.SMTPDataError(554, b"spam"), "failed", "554 spam"),
        (smtplib.SMTPDataError(451, "later"), "waiting", "451 later"),
        (ValueError("no address"), "failed", "The mail cannot be written: no address"),
    ],
)
def test_refused_mail_waits_or_fails_and_the_next_goes_out(
    server, monkeypatch, answer, state, words
):
    monkeypatch.setattr(server, "answer", answer)
    remind()
    remind(about="round:2")
    send_waiting()
    assert len(server.took) == 2
    assert set(Mail.objects.values_list("state", "error")) == {(state, words)}


def test_mail_put_off_for_two_days_fails(server, monkeypatch):
    monkeypatch.setattr(server, "answer", smtplib.SMTPDataError(451, b"later"))
    remind()
    Mail.objects.update(queued_at=timezone.now() - dt.timedelta(days=3))
    send_waiting()
    assert one().state == Mail.State.FAILED


def test_person_lets_a_mail_be_sent_again(told, server, board, django_capture_on_commit_callbacks):
    failed = factories.MailFactory(board=board, state=Mail.State.FAILED)
    with django_capture_on_commit_callbacks(execute=True):
        send_again(failed)
        send_again(failed)
    assert told == [("jobs.tasks.send_waiting_mail",)]
    send_waiting()
    assert one().state == Mail.State.SENT


def test_person_lets_a_mail_be(server, board):
    drop(factories.MailFactory(board=board, state=Mail.State.FAILED))
    send_waiting()
    assert server.took == []
    assert one().state == Mail.State.DROPPED


def test_mail_that_is_sent_is_not_sent_again_by_hand(board):
    sent = factories.MailFactory(board=board)
    send_waiting()
    send_again(sent)
    assert one().state == Mail.State.SENT


def test_djangos_mail_goes_to_the_outbox(settings):
    settings.EMAIL_BACKEND = "jobs.mail.OutboxBackend"
    people = ["a@example.org", "b@example.org"]
    assert send_mail("Your code", "123456", None, people) == 1
    assert send_mail("Your code", "123456", None, people[:1]) == 1
    mails = Mail.objects.order_by("pk")
    assert [mail.recipient for mail in mails] == [*people, people[0]]
    assert {(mail.template, mail.may_resend, mail.body) for mail in mails} == {
        ("sign-in", True, "123456")
    }


def test_server_options_are_what_mail_backends_take():
    address = {
        "EMAIL_BACKEND": "smtp", "EMAIL_HOST": "h", "EMAIL_PORT": 587, "EMAIL_HOST_USER": "u",
        "EMAIL_HOST_PASSWORD": "p", "EMAIL_FILE_PATH": "", "EMAIL_USE_TLS": True,
        "OPTIONS": {"TIMEOUT": 5},
    }  # fmt: skip
    assert server_options(address) == {
        "backend": "smtp", "host": "h", "port": 587, "username": "u", "password": "p",
        "use_tls": True, "use_ssl": False, "timeout": 5.0, "file_path": "",
    }  # fmt: skip
    assert server_options({"EMAIL_BACKEND": "console"})["timeout"] == mail.TIMEOUT
