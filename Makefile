# For those who work on Livline.  Users need only ./livline.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help check fix docs bench lighthouse demo test long coverage lock audit clean

PYTHON := PYTHONPATH=src:. .venv/bin/python -P
CODE := src scripts tests benchmarks livline
COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "\033[1mmake %-10s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

check:  ## run every check and test; changes nothing
	@./livline test

fix: environment  ## let ruff mend and format the code
	@$(PYTHON) -m ruff check --fix $(CODE); $(PYTHON) -m ruff format $(CODE)

docs: environment  ## write the generated documents anew
	@$(PYTHON) -m livline.docs

bench: environment  ## measure the engines and write the table of results
	@$(PYTHON) -m benchmarks.run

lighthouse: environment  ## hold the main pages against Lighthouse (npm and Chromium)
	@$(PYTHON) -m benchmarks.front

demo:  ## audit the published cases and an invented municipality
	@./livline demo

test: environment  ## run the tests alone: make test ARGS="-k plan"
	@$(PYTHON) -m pytest -n 2 --dist worksteal $(ARGS)

long: environment  ## run all long trials, hours; as root, or the power cut fails: make long ARGS="--seed 2"
	@failed=0; for trial in imports together plan kills power_cut access drafts; do \
	  echo "▸ $$trial"; $(PYTHON) -m tests.trials.$$trial $(ARGS) || failed=1; done; exit $$failed

coverage: environment  ## which lines of src do the tests not reach?
	@$(PYTHON) -m coverage run -m pytest $(ARGS) && $(PYTHON) -m coverage report

audit: environment  ## hold the locks against the known weaknesses that PyPI lists (network); what could not be asked has failed
	@failed=0; for name in installer core dev; do echo "▸ $$name"; \
	  .venv/bin/uv tool run --quiet pip-audit==2.10.1 --strict --disable-pip --require-hashes --progress-spinner off \
	    -r requirements/$$name.lock || failed=1; done; exit $$failed

lock: environment  ## pin the newest versions that fit requirements/*.in
	@for name in installer core; do \
	  $(COMPILE) --upgrade requirements/$$name.in -o requirements/$$name.lock || exit 1; done
	@$(COMPILE) --upgrade requirements/dev.in -c requirements/core.lock -o requirements/dev.lock

clean:  ## remove caches and the environment
	@rm -rf .venv .venv.lock .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: environment
environment:
	@python3 -m scripts.environment
