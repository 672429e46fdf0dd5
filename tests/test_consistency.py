"""Rules that hold in the whole tree, each of which a careless change can break."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template.utils import get_app_template_dirs
from django.urls import get_resolver

from accounts.permissions import ROLES, Permission
from tests.accounts.test_doors import walk

ROOT = Path(settings.BASE_DIR)
APPS = ["accounts", "careerpaths", "disclosure", "employers", "jobs", "outcomes", "partnerships",
        "training", "ui"]  # fmt: skip
SOURCES = [path for app in [*APPS, "config"] for path in sorted((ROOT / app).rglob("*.py"))]
CODE = [path for path in SOURCES if "migrations" not in path.parts]
VIEWS = [path for path in CODE if "views" in path.parts or path.name == "views.py"]
TREES = {path: ast.parse(path.read_text()) for path in CODE}
TEMPLATES = {
    path.relative_to(ROOT / "templates").as_posix(): path.read_text()
    for path in sorted((ROOT / "templates").rglob("*.*"))
}
MODELS = [model for app in APPS for model in apps.all_models.get(app, {}).values()]
OWN_MODELS = [
    model for model in MODELS if model.__module__.startswith(tuple(f"{app}.models" for app in APPS))
    and not model.__name__.endswith("Event") and not model._meta.auto_created
]  # fmt: skip

# Registries are the one way a lower app may show an upper fact: each is a decision.
REGISTRIES = {
    "accounts/navigation.py: sections",
    "accounts/navigation.py: public_sections",
    "partnerships/reports/agenda.py: agenda_sources",
    "partnerships/reports/digest.py: digest_sources",
}

WRITERS_OF_CSV = {
    "ui/tables/files.py": "what people download",
    "training/importers/rosters.py": "rows on their way into COPY",
    "training/management/commands/import_etpl.py": "rejected rows on the operator's own disk",
}

# Our pages under names that Django and allauth ask for.
ANSWERS = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
OF_LIBRARIES = ("account/", "admin/", "allauth/", "bootstrap5/", "mfa/")

# Addresses whose view has another name, each with the reason.
NAMED_OTHERWISE = {
    "accounts:login": "allauth's view behind our door",
    "accounts:security": "allauth's view behind our door",
    "accounts:activate_totp": "allauth's view behind our door",
    "accounts:add_webauthn": "allauth's view behind our door",
}
# Pages that are no view's namesake, each with the reason.
PAGES_NAMED_OTHERWISE = {
    "careerpaths/form": "every form of staff about competencies and credentials",
    "careerpaths/upload_list": "the upload of either list of a board",
    "employers/form": "every form of staff about an employer",
    "employers/own_form": "every form of a firm's people about their company",
    "partnerships/form": "every form of staff about a partnership",
    "partnerships/own_form": "every form of an organization's people",
    "accounts/invitation_closed": "what the link of a used invitation shows",
    "accounts/join": "accepting an invitation with an account",
    "training/unknown_occupation": "what a code that no release knows shows",
    "training/choose_partnership": "the first step of add_round and add_expert_note",
    "training/choose_program": "the first step of add_cohort",
    "training/link_elsewhere": "a link that another browser opened",
    "training/link_renewed": "what asking for a new link shows",
    "training/link_ended": "a link that opens nothing any more",
    "training/link_closed": "the link of a round that is over",
    "training/part_given": "the first page of a link to one part",
    "training/begin": "the first step of answering for a firm",
}


def where(path, node):
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def strings(paths):
    """Return every text in these sources, f-strings with * in place of what they insert."""
    found = set()
    for path in paths:
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            if isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else "*"
                         for part in node.values]  # fmt: skip
                found.add("".join(parts))
    return found


def test_views_start_from_rows_they_hold():
    managers = [
        where(path, node)
        for path in VIEWS
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager")
    ]
    assert managers == []


def test_views_are_functions_except_where_allauth_has_classes():
    classes = [
        where(path, node)
        for path in VIEWS
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.ClassDef) and path.name != "sign_in.py"
    ]
    assert [place for place in classes if not place.startswith("ui/")] == []


def test_files_are_handed_out_and_written_in_one_place():
    """Where a download's headers are set and a cell is kept from being a formula."""
    headers = {path for path in CODE if "Content-Disposition" in strings([path])}
    writers = {
        path
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "csv.writer"
    }
    assert headers == {ROOT / "ui/downloads.py"}
    assert writers == {ROOT / place for place in WRITERS_OF_CSV}


def test_nothing_happens_behind_the_back():
    """Signals act where nobody reads; changes are verbs in actions."""
    imports = [
        where(path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and re.search(r"signals|^django\.dispatch", node.module or "")
    ]
    assert imports == []


def test_only_the_listed_registries_exist():
    """A list that is empty when its module is read is there to be filled by others."""
    found = set()
    for path, tree in TREES.items():
        for node in tree.body:
            targets = getattr(node, "targets", [getattr(node, "target", None)])
            empty = ast.unparse(node.value) if getattr(node, "value", None) else ""
            if empty in ("[]", "{}", "set()", "list()", "dict()"):
                name = path.relative_to(ROOT).as_posix()
                found |= {f"{name}: {ast.unparse(target)}" for target in targets}
    assert found == REGISTRIES


def test_imports_stand_at_the_top():
    """Only AppConfig.ready() imports later: Django has no models before."""
    late = [
        where(path, inner)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name != "ready"
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert late == []


def test_files_and_functions_stay_short():
    files = [path.name for path in CODE if len(path.read_text().splitlines()) > 400]
    functions = [
        where(path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
    ]
    assert files + functions == []


def test_each_model_says_what_it_is():
    """Django makes up a docstring out of the fields where there is none."""
    silent = [each for each in OWN_MODELS if each.__doc__.startswith(f"{each.__name__}(")]
    assert silent == []


def test_each_model_with_a_name_has_an_order():
    """Pages of a list without an order repeat rows and leave others out."""
    named = [each for each in OWN_MODELS if any(f.name == "name" for f in each._meta.fields)]
    assert [each for each in named if not each._meta.ordering] == []


def test_each_right_opens_something_and_somebody_holds_it():
    asked = {page.door.permission for page in walk(get_resolver().url_patterns) if page.door}
    elsewhere = {
        Permission[node.attr]
        for path, tree in TREES.items()
        if path.name != "permissions.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Permission"
    }
    held = {right for role in ROLES.values() for right in role.permissions}
    assert (asked - {None}) | elsewhere == held == set(Permission)


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.name)
def test_each_role_is_told_in_a_sentence(role):
    assert role.permissions
    assert re.fullmatch(r"[A-Z].{20,}\.", role.sentence)


def named_pages():
    """Return our addresses' names with the names of their views."""
    for page in walk(get_resolver().url_patterns):
        app, _, word = page.name.partition(":")
        if app in APPS:
            yield page.name, word, page.view.__name__


def test_address_and_view_are_one_word():
    differ = {name for name, word, view in named_pages() if word != view}
    assert differ == set(NAMED_OTHERWISE)


def test_page_and_view_are_one_word():
    views = {f"{name.replace(':', '/')}" for name, _, _ in named_pages()}
    pages = {
        name.removesuffix(".html")
        for name, text in TEMPLATES.items()
        if name.startswith(tuple(f"{app}/" for app in APPS if app != "ui"))
        and re.search(r"\{% extends (\"layouts/|layout)", text)
    }
    assert pages - views == set(PAGES_NAMED_OTHERWISE)


def test_each_override_overrides_something():
    """A library that renames its page would leave ours unread."""
    libraries = [Path(folder) for folder in get_app_template_dirs("templates")]
    ours = [name for name in TEMPLATES if name.startswith(OF_LIBRARIES)]
    assert [n for n in ours if not any((folder / n).exists() for folder in libraries)] == []


def used_templates():
    """Return names and patterns of templates that our code and our templates ask for."""
    asked = {text for text in strings(CODE) if text.endswith((".html", ".txt"))}
    for text in TEMPLATES.values():
        asked |= set(re.findall(r'\{% (?:include|extends) "([^"]+)"', text))
    return asked


def test_each_template_is_used():
    asked, words = used_templates(), strings(CODE)
    patterns = [re.escape(name).replace(r"\*", "(.+)") for name in asked if "*" in name]
    unused = [
        name
        for name in TEMPLATES
        if not name.startswith(OF_LIBRARIES) and name not in asked | ANSWERS
        and not any((found := re.fullmatch(pattern, name)) and found.group(1) in words
                    for pattern in patterns)
    ]  # fmt: skip
    assert unused == []


def test_no_template_needs_what_the_policy_forbids():
    """The Content-Security-Policy takes no script, style or handler that stands in a page."""
    forbidden = re.compile(
        r"""<script(?![^>]*(?:src=|type="application/json"))|<style|\sstyle="|\son[a-z]+="|javascript:"""
    )
    pages = {name: re.sub(r"\{[#%].*?[#%]\}", "", text) for name, text in TEMPLATES.items()}
    assert [name for name, text in pages.items() if forbidden.search(text)] == []
