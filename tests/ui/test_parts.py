import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from django import forms
from django.template import engines

from ui.tables import Column, Table, hidden


def draw(source, **context):
    return engines["django"].from_string(source).render(context)


def test_work_is_in_order_and_its_button_names_it():
    item = {"title": "Call <them>", "url": "/a", "icon": "flag", "due": "Fri", "action": "Call"}
    body = draw("{% todo items %}", items=[item])
    assert "Call &lt;them&gt;" in body
    assert '<span class="visually-hidden">: Call &lt;them&gt;</span>' in body


def test_seats_are_told_in_a_sentence():
    body = draw("{% seats pledged=9 minimum=12 maximum=16 yours=3 %}")
    assert "9 of 12 seats pledged, 3 of them yours. Room for 16." in body
    assert [body.count(f'"{kind}') for kind in ("yours", "taken", "short", "free")] == [3, 6, 3, 4]


def test_a_class_past_its_minimum_has_no_missing_seat():
    body = draw("{% seats pledged=14 minimum=12 maximum=16 %}")
    assert body.count('"short') == 0
    assert body.count('"free') == 2


def test_a_value_stands_in_a_sentence_without_spaces():
    assert draw("({% value cell %})", cell=7) == "(7)"
    words = draw("({% value cell %})", cell=hidden("fewer than 3 employers"))
    assert "Hidden: fewer than 3 employers</span>)" in words


def test_an_empty_table_says_so():
    body = draw("{% data_table table %}", table=Table("T", [Column("a", "A")], [], empty="Nobody."))
    assert "Nobody." in body


def test_money_and_days_read_as_in_letters():
    body = draw(
        "{{ price|money }} {{ date|day }}", price=Decimal("1220"), date=dt.date(2026, 12, 4)
    )
    assert body == "$1,220.00 Fri, Dec 4"


def test_a_task_that_cannot_start_is_no_link():
    body = draw("{% task_list tasks %}", tasks=[{"title": "Confirm", "state": "later"}])
    assert "Cannot start yet" in body
    assert "<a" not in body


def test_a_post_button_carries_its_name():
    body = draw("{% post_button '/x' 'Close' name='a' value='b' about='the round' %}")
    assert 'name="a" value="b"' in body
    assert ": the round" in body


def test_one_page_needs_no_links():
    page = SimpleNamespace(total=0, count=1)
    assert "0 shown" in draw("{% pages page %}", page=page)


def test_summary_lists_errors_of_all_forms():
    class Pledge(forms.Form):
        seats = forms.IntegerField()

        def clean(self):
            raise forms.ValidationError("The class is full")

    one, other = Pledge({"seats": "x"}, prefix="a"), Pledge({"seats": "3"}, prefix="b")
    body = draw("{% error_summary one other %}", one=one, other=other)
    assert body.count("The class is full") == 2
    assert 'href="#id_a-seats"' in body


def test_the_head_needs_no_buttons():
    assert "acts" not in draw("{% head 'T' %} {% endhead %}")
    assert 'class="acts"' in draw("{% head 'T' %}<a href='/'>Edit</a>{% endhead %}")
