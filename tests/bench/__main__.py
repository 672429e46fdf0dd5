"""Run every bench in a database of its own: `python -m tests.bench [name ...]`."""

import os
import sys
from importlib import import_module

import django
from django.db import connections

BENCHES = ["roster", "pages", "disclosure", "official", "find", "release", "deadline"]


def main(names):
    owner, web = connections["owner"], connections["default"]
    before = owner.settings_dict["NAME"]
    name = owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    web.settings_dict["NAME"] = name
    try:
        for bench in names or BENCHES:
            import_module(f"tests.bench.{bench}").run()
    finally:
        web.close()
        owner.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main(sys.argv[1:])
