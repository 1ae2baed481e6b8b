# make run: the bot, on Discord when DISCORD_TOKEN is set (environment or .env), otherwise in a local browser page.
# make test: everything that says whether the tree is sound. README.md gives the plain commands for those without make.

PYTHON ?= python3
BIN := .venv/bin
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
POSTGRES := $(shell command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)
debian = if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null; fi

.PHONY: run test check clean

run: .venv/installed
	@$(BIN)/onrecord check
	@if [ -n "$$DISCORD_TOKEN" ] || grep -qsE '^(export )?DISCORD_TOKEN=.+' .env; \
	then exec $(BIN)/onrecord run; else exec $(BIN)/onrecord preview; fi

test: .venv/installed-dev machine
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/onrecord check --strict
	$(BIN)/onrecord fmt --check
	$(BIN)/pytest

check: .venv/installed
	$(BIN)/onrecord check --strict

.PHONY: machine
machine:  # tests drive a real browser and a real PostgreSQL; where they are missing and apt-get may be used, they are fetched
	@if [ -z "$(CHROMIUM)" ]; then $(call debian,chromium); fi
	@if [ -z "$(POSTGRES)" ]; then $(call debian,postgresql); fi

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "OnRecord needs Python 3.11 or newer; name it: make PYTHON=python3.13 …")'
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[preview]'
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
