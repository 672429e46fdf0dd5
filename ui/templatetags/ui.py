"""The parts of design.md as tags; each is shown with its usage in the gallery."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from django import template
from django.template.defaultfilters import slugify
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from ui.charts import svg
from ui.tables import as_value, text
from ui.tables.screen import rows_html, value_html

register = template.Library()


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """A Lucide drawing that says nothing to a screen reader: words stand beside it."""
    return lucide(name, size=size, stroke_width="1.75", aria_hidden="true", **{"class": "icon"})


# Frame of a page


@register.simple_block_tag
def head(content, title, lede="", over=""):
    return render_to_string(
        "components/head.html",
        {"content": content if content.strip() else "", "title": title, "lede": lede, "over": over},
    )


@register.simple_block_tag
def section(content, title, note="", link="", link_url="", id=""):
    return render_to_string(
        "components/section.html",
        {
            "content": content,
            "title": title,
            "note": note,
            "link": link,
            "link_url": link_url,
            "id": id or f"s-{slugify(title)}",
        },
    )


@register.simple_block_tag
def region(content, element="aside", name=""):
    """A side column of the layout, or nothing at all where the page puts nothing there."""
    if not content.strip():
        return ""
    return render_to_string(
        "components/region.html", {"content": content, "element": element, "name": name}
    )


@register.inclusion_tag("components/crumbs.html")
def crumbs(*steps):
    """Label, address, label, address, ..., label of this page."""
    pairs = list(zip(steps[:-1:2], steps[1::2], strict=True))
    return {"parents": pairs, "here": steps[-1]}


@register.inclusion_tag("components/tabs.html")
def tabs(items, label="Sections"):
    return {"items": items, "label": label}


@register.inclusion_tag("components/pages.html")
def pages(page, label="Pages"):
    return {"page": page, "label": label}


# Words in their place


@register.simple_tag
def tag(label, tone="", icon=""):
    return in_line("components/tag.html", {"label": label, "tone": tone, "icon": icon})


def in_line(template_name: str, context: dict) -> SafeString:
    """A part that stands within a sentence: no white space around it."""
    return mark_safe(render_to_string(template_name, context).strip())


@register.simple_block_tag
def sees(content):
    return render_to_string("components/sees.html", {"content": content})


@register.simple_block_tag
def note(content, icon=""):
    return render_to_string("components/note.html", {"content": content, "icon": icon})


@register.simple_block_tag
def find(content, title="In short"):
    return render_to_string("components/find.html", {"content": content, "title": title})


@register.simple_block_tag
def notice(content, tone="good"):
    return render_to_string("components/notice.html", {"content": content, "tone": tone})


@register.simple_block_tag
def nothing(content, title, link="", link_url=""):
    return render_to_string(
        "components/nothing.html",
        {"content": content, "title": title, "link": link, "link_url": link_url},
    )


@register.simple_block_tag
def still_true(content, question, button, name="still_true"):
    return render_to_string(
        "components/still_true.html",
        {"content": content, "question": question, "button": button, "name": name},
    )


# Lists


@register.inclusion_tag("components/todo.html")
def todo(items):
    return {"items": items}


@register.inclusion_tag("components/task_list.html")
def task_list(tasks):
    return {"tasks": tasks}


@register.inclusion_tag("components/thread.html")
def thread(thread, level=3):
    return {"thread": thread, "level": level}


@register.inclusion_tag("components/strip.html")
def strip(figures, size=""):
    return {"figures": figures, "size": size}


@register.inclusion_tag("components/check.html")
def check(seats):
    return {"seats": seats}


@register.inclusion_tag("components/steps.html")
def steps(names, current, noun="Step"):
    marks = [
        (name, "done" if number < current else "current" if number == current else "ahead")
        for number, name in enumerate(names, 1)
    ]
    return {"marks": marks, "noun": noun, "current": current}


@register.inclusion_tag("components/progress.html")
def progress(percent, words, amount="", steps=()):
    return {"percent": percent, "words": words, "amount": amount, "steps": steps}


# Marks


@register.inclusion_tag("components/stage_line.html")
def stage_line(stages):
    return {"stages": stages}


@register.inclusion_tag("components/stage_meter.html")
def stage_meter(stage, of, name):
    return {"marks": [n <= stage for n in range(1, of + 1)], "stage": stage, "of": of, "name": name}


@register.inclusion_tag("components/seats.html")
def seats(pledged, minimum, maximum, yours=0):
    kinds = ["yours"] * yours + ["taken"] * (pledged - yours)
    kinds += ["short"] * (minimum - pledged) + ["free"] * (maximum - max(minimum, pledged))
    marks = [(kind, number == minimum) for number, kind in enumerate(kinds)]
    return {
        "marks": marks,
        "pledged": pledged,
        "minimum": minimum,
        "maximum": maximum,
        "yours": yours,
    }


@register.inclusion_tag("components/small_bar.html")
def small_bar(amount, of, words="", tone="", target=None):
    """A bar beside its printed number; `target` draws the ink mark the row names."""
    return {
        "width": svg.share(amount, of, 80),
        "target": None if target is None else svg.share(target, of, 80),
        "words": words or f"{amount} of {of}",
        "tone": tone,
    }


@register.inclusion_tag("components/pips.html")
def pips(level):
    """How far something is taught: 0 not taught, 1 introduced, 2 practiced, 3 assessed."""
    words = ("not taught", "introduced", "practiced", "assessed")
    return {"marks": [number <= level for number in (1, 2, 3)], "words": words[level]}


# Tables and pictures


@register.simple_block_tag
def table(content, caption, hide_caption=False, stack=False, plain=False):
    return render_to_string(
        "components/table.html",
        {
            "content": content,
            "caption": caption,
            "hide_caption": hide_caption,
            "stack": stack,
            "plain": plain,
        },
    )


@register.inclusion_tag("components/data_table.html")
def data_table(table, hide_caption=False, stack=False, plain=False):
    return {"table": table, "hide_caption": hide_caption, "stack": stack, "plain": plain}


@register.simple_tag
def value(cell, style="number"):
    """A value, or the words for one that is not there."""
    return value_html(as_value(cell), style)


@register.simple_tag
def rows(rows):
    """Rows of a table, each a list of ui.tables.Cell; also one alone, that of the totals."""
    return rows_html(rows)


@register.inclusion_tag("components/chart.html")
def chart(picture, open_table=False, full=False):
    return {"picture": picture, "open_table": open_table, "full": full}


# Forms


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms):
    """All errors of the forms, each a link to its field, in the words shown at the field."""
    general = [error for form in forms for error in form.non_field_errors()]
    fields = [
        (field.id_for_label or field.auto_id, error)
        for form in forms
        for field in form
        for error in field.errors
    ]
    return {"general": general, "fields": fields}


@register.inclusion_tag("components/filter_bar.html", takes_context=True)
def filter_bar(context, form, shown="", button="Show"):
    """A form sent by GET, with a link that removes each choice in force."""
    query = context["request"].GET
    chosen = []
    for field in form:
        if query.get(field.html_name):
            rest = query.copy()
            del rest[field.html_name]
            rest.pop("page", None)
            chosen.append((field.label, label_of(field, query[field.html_name]), rest.urlencode()))
    return {"form": form, "chosen": chosen, "shown": shown, "button": button}


def label_of(field, chosen: str) -> str:
    """The words of a choice instead of its key."""
    choices = dict(getattr(field.field, "choices", []))
    return str({str(key): label for key, label in choices.items()}.get(chosen, chosen))


@register.inclusion_tag("components/post_button.html")
def post_button(url, label, kind="quiet", name="", value="", about=""):
    """A button that changes something: a form of its own with one button."""
    return {
        "url": url,
        "label": label,
        "kind": kind,
        "name": name,
        "value": value,
        "about": about,
    }


# Numbers and days in words


@register.filter
def money(amount: int | Decimal | Fraction) -> str:
    """$1,486.67"""
    return text(as_value(amount), "money")


@register.filter
def day(date: dt.date) -> str:
    """Fri, Dec 4"""
    return date_format(date, "D, M j")
