# Two commands: `make run` opens the reader on the sample library, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: run test lint unit bench audit screenshots pins clean

run: $(STAMP)
	@$(BIN)/dragoman demo

test: lint unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(STAMP)
	$(BIN)/python -m tests.benchmarks

# Known holes of what is installed, by the advisories of PyPI and OSV. Asks the network, so it is no
# part of `make test`; pip-audit lives in a virtual environment of its own.
audit: constraints.txt
	@test -x .venv-audit/bin/pip-audit || { $(PYTHON) -m venv .venv-audit && \
	  .venv-audit/bin/python -m pip install -q --disable-pip-version-check "pip-audit>=2.9,<3"; } || \
	  { rm -rf .venv-audit; echo "pip-audit could not be installed: the audit needs the network." >&2; exit 1; }
	@.venv-audit/bin/pip-audit --no-deps --disable-pip --progress-spinner off -f json \
	  -r constraints.txt -o .venv-audit/report.json >/dev/null 2>&1; \
	  $(PYTHON) tests/audit.py .venv-audit/report.json

screenshots: $(STAMP)
	$(BIN)/python screenshots/make.py

# Writes constraints.txt anew from what is installed: plain name==version, no host names.
pins: $(STAMP)
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools | sed 's/ @ .*//' > constraints.txt

clean:
	rm -rf .venv .venv-audit .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist

# --group needs pip 25.1, which Python 3.11 does not bring along, so pip comes first.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dragoman needs Python 3.11 or later; run: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
	  { echo "Python could not make .venv; on Debian and Ubuntu install python3-venv." >&2; exit 1; }
	@echo "Installing Dragoman into .venv (a few minutes the first time) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --group dev -e .
	@touch $(STAMP)
