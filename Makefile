# Everything a person types. `make help` lists the targets with their comments.

PYTHON ?= python3
PORT ?=
EMPTY ?=
ARGS ?=

python := .venv/bin/python
embedded := $(python) -m config.embedded
templates := $(wildcard templates */templates)
typed := $(filter-out disclosure/%,$(wildcard */rules.py */rules/*.py */reports.py */reports/*.py \
	*/reports/*/*.py */actions.py */actions/*.py accounts/tenancy.py)) disclosure

# What a real installation would set: the settings must be content with it, and silent.
production := HTTPS=on DEBUG=off ALLOWED_HOSTS=portal.example.org \
	EMAIL_URL=smtp+tls://portal:secret@mail.example.org:587

export PYTHON
.DEFAULT_GOAL := help
.PHONY: help install setup run test fast check fix bench a11y faults lock

help:  ## List the targets
	@sed -n 's/^\([a-z0-9]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F '|' '{printf "make %-8s %s\n", $$1, $$2}'

install:
	@requirements/install run

setup:  ## Make .venv with everything to work on the portal
	@requirements/install dev

run: install  ## Start the portal and all it needs (EMPTY=1 without the sample, PORT=8001)
	@exec $(embedded) run --with-parent $(if $(EMPTY),--empty) $(if $(PORT),--port $(PORT))

test: setup  ## Run all tests with coverage beside throw-away services (ARGS="-k name")
	$(embedded) with $(python) -m pytest -n 2 --cov --cov-report=term $(ARGS)

fast: setup  ## Run the tests that need neither a browser nor faults nor patience
	$(embedded) with $(python) -m pytest -n 2 -m "not browser and not faults and not slow and not bench" $(ARGS)

check: setup  ## Lint, format, types, import contracts, migrations, settings
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m djlint --quiet --lint $(templates)
	$(python) -m djlint --quiet --check $(templates)
	.venv/bin/lint-imports
	$(embedded) with sh -c '$(python) -m mypy $(typed) && \
		$(python) manage.py makemigrations --check --dry-run && \
		$(production) $(python) manage.py check --deploy --fail-level WARNING'

fix: setup  ## Put code and templates in order as far as a machine can
	$(python) -m ruff check --fix .
	$(python) -m ruff format .
	$(python) -m djlint --quiet --reformat $(templates)

bench: setup  ## Print the ratios of speed and memory
	$(embedded) with $(python) -m tests.bench $(ARGS)

a11y: setup  ## Walk the pages in a browser, with axe
	$(embedded) with $(python) -m pytest -m browser $(ARGS)

faults: setup  ## Kill processes and break connections, with PostgreSQL's promises in force
	$(embedded) with --durable $(python) -m pytest -m faults $(ARGS)

lock:  ## Pin new versions of the packages in pyproject.toml
	@requirements/install dev
	$(lock) --extra embedded -o requirements/run.txt pyproject.toml
	$(lock) --extra embedded --group dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	echo uv | $(lock) -o requirements/uv.txt -

lock := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes \
	--no-header --no-annotate --no-emit-index-url
