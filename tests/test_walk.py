"""Everybody of the sample region follows every link they are offered, and odd ones beside."""

import datetime as dt
import re
from collections import Counter
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import resolve

from accounts.models import Membership
from config.management.commands.sample_region import write_sample
from tests.conftest import sign_in

DAY = dt.date(2026, 11, 21)
LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]+)')
WRITTEN = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)
MAY_BE_WRITTEN = {"accounts_look", "django_session"}
HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src '"}
WORDS = ["audience", "category", "challenge", "county", "credential", "do", "framework", "issue",
         "kept", "kind", "meeting", "need", "next", "number", "onet", "owner", "page",
         "partnership", "party", "priority", "program", "q", "quarter", "refresh", "release",
         "seat", "show", "source", "state", "status", "table", "work", "year"]  # fmt: skip
ODD = f"?{urlencode(dict.fromkeys(WORDS, chr(0)))}"  # PostgreSQL takes no such character
ELSEWHERE = ("account_", "mfa_", "admin:")  # pages of libraries, with tests of their own
# Pages of official data and credentials: somebody of the sample is led to each.
CAREERS = {
    *("find", "reference", "load_reference", "reference_source", "areas", "add_area"),
    *("priority_occupations", "upload_priorities", "living_wages", "upload_living_wages"),
    *("competencies", "frameworks", "framework", "add_onet_framework", "credentials"),
    *("credential", "add_credential_competency", "recognitions", "firm_recognitions"),
    *("own_credentials", "own_credential", "careers", "public_find", "public_credentials"),
    "public_credential",
}
OCCUPATIONS = {"occupation", "occupation_programs", "move", "add_occupation", "public_occupation"}
# Pages of rounds, answers and releases, by whatever way in.
DEMAND = {
    *("answer_company", "answer_requirements", "answer_sources", "answer_voice", "paste"),
    *("hand_over", "withdraw_answer", "kept_apart", "own_check", "own_release_xlsx", "release_now"),
    *("own_release_pdf", "working", "flow", "edit_source", "notes_of_experts", "edit_expert_note"),
    *("staff_begin", "staff_check_answers", "move_round", "partner_release"),
}
MOST_ALIKE = 3  # pages of one view that each person opens


class Walk:
    """One person's way through the portal, and what was wrong on it."""

    def __init__(self, client):
        self.client, self.seen, self.alike, self.wrong = client, set(), Counter(), []

    def follow(self, start):
        waiting = [start]
        while waiting:
            url = waiting.pop()
            response = self.open(url)
            if "?" not in url:
                self.open(url + ODD)
            if response.status_code == 302:
                waiting += self.new([response["Location"]], url)
            elif response["Content-Type"].startswith("text/html"):
                waiting += self.new(LINK.findall(response.content.decode()), url)

    def open(self, url):
        tables = set()

        def look(execute, sql, *arguments):
            if found := WRITTEN.match(sql):
                tables.add(found.group(1))
            return execute(sql, *arguments)

        with connection.execute_wrapper(look):
            response = self.client.get(url)
        self.wrong += [f"{url} writes {table}" for table in tables - MAY_BE_WRITTEN]
        if response.status_code not in (200, 302):
            self.wrong.append(f"{url} answers {response.status_code}")
        for header, value in HEADERS.items():
            if value not in response.headers.get(header, ""):
                self.wrong.append(f"{url} has no {header}: {value}")
        return response

    def new(self, links, base):
        """Return the links not followed yet: our own pages, and of one view only so many."""
        urls = {urljoin(base, unescape(link)) for link in links} - self.seen
        self.seen |= urls
        return [url for url in sorted(urls) if url.startswith("/") and self.is_wanted(url)]

    def is_wanted(self, url):
        parts = urlsplit(url)
        name = resolve(parts.path).view_name
        self.alike[name, bool(parts.query)] += 1
        return not name.startswith(ELSEWHERE) and self.alike[name, bool(parts.query)] <= MOST_ALIKE


def one_of_each():
    """Return a person for every role in every kind of party; several find the same pages."""
    found = {}
    for membership in Membership.objects.with_parties().order_by("-is_guest", "pk"):
        organization = membership.organization
        kinds = tuple(organization.kinds) if organization else membership.board_id
        found.setdefault((membership.role, membership.is_guest, kinds), membership.user)
    return set(found.values())


@pytest.mark.slow
@pytest.mark.django_db
def test_every_link_opens_and_no_page_writes():
    write_sample(DAY)
    wrong, led_to = [], set()
    for client in [Client(), *[sign_in(user) for user in one_of_each()]]:
        walk = Walk(client)
        walk.follow("/")
        walk.follow("/home/")
        wrong += walk.wrong
        led_to |= {name for name, _ in walk.alike}
    assert wrong == []
    pages = {f"careerpaths:{page}" for page in CAREERS}
    pages |= {f"training:{page}" for page in OCCUPATIONS | DEMAND}
    assert pages - led_to == set()
