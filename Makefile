# Everything that is done with a checkout. `make site` and `make test` set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := digest tests benchmarks
# The lists in requirements/ are whole. Left to look for dependencies itself, older pips want the
# newest of what is asked for with an extra, whatever the list says, and then miss its hash.
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps

.PHONY: site serve test format lint types accept lock wheel clean

site: $(VENV)/site
	$(BIN)/digest build
	@echo "The paper is in output/. See it with: make serve"

serve: $(VENV)/site
	$(BIN)/digest serve --open

test: $(VENV)/dev
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile
	$(BIN)/digest -q build -o $(VENV)/trial

format: $(VENV)/dev
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

lint: $(VENV)/dev
	$(BIN)/ruff check $(CODE)

types: $(VENV)/dev
	$(BIN)/mypy

# Rewrites the golden files; look at the difference before you commit it.
accept: $(VENV)/dev
	$(BIN)/pytest --accept

wheel: $(VENV)/dev
	$(BIN)/pip wheel --no-deps --no-build-isolation --wheel-dir dist .

# Names, versions and hashes of every package, no address of an index.
LOCK = uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 \
	--no-header --no-annotate --no-emit-index-url --upgrade --quiet
lock:
	$(LOCK) --extra checkout --output-file requirements/site.txt
	$(LOCK) --extra dev --output-file requirements/dev.txt

clean:
	rm -rf $(VENV) output .output.spare .digest-cache dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Digest needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/site: $(BIN)/python requirements/site.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/site.txt
	$(INSTALL) --no-build-isolation -e .
	$(BIN)/pip --disable-pip-version-check check
	@touch $@

$(VENV)/dev: $(VENV)/site requirements/dev.txt
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(BIN)/pip --disable-pip-version-check check
	@touch $@
