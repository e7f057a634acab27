# The whole developer's interface. `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
PACKAGES := citewatch scheduler crawler reports store chronicle
# Folders that already hold Python: mypy refuses empty ones.
TYPED = $(foreach folder,$(PACKAGES) tests benchmarks,$(if $(shell find $(folder) -name '*.py' -print -quit 2>/dev/null),$(folder)))
WORKERS ?= 2
# What the installed wheel has to pass; tests marked `tree` read the sources or the tooling and stay at home.
WHEEL_TESTS ?= tests/unit
# What goes with them: everything but the rooms themselves.
BESIDE = $(wildcard tests docs deploy config.yaml pyproject.toml README.md CHANGELOG.md)
# How much more than an ordinary run the long targets do.
BUDGET ?= 50
MATERIAL := $(or $(CITEWATCH_MATERIAL),$(CURDIR)/../shared)

.PHONY: help
help:  ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' Makefile | expand -t 10

.PHONY: setup
setup: $(STAMP)  ## make .venv with everything that the lock names

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "setup: needs Python 3.11 or newer, and '$(PYTHON)' is not; try: make setup PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "setup: $(PYTHON) has no venv module; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: test
test: setup  ## run every test
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

.PHONY: quick
quick: setup  ## run the unit tests
	$(BIN)/python -m pytest tests/unit $(ARGS)

.PHONY: check
check: lint types imports wheel  ## run the gates: style, types, imports, the built wheel

.PHONY: lint
lint: setup  ## style and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: setup  ## mypy, strict
	$(BIN)/mypy $(TYPED)

.PHONY: imports
imports: setup  ## imports flow down
	$(BIN)/lint-imports

# The wheel gets an environment of its own, which sees the locked dependencies but not the sources:
# a path file adds their folder without reading the path files in it, the editable one included.
.PHONY: wheel
wheel: setup  ## build the wheel, install it away from the sources, test it there
	@away=$$(mktemp -d); trap 'rm -rf "$$away"' EXIT; \
	$(BIN)/python -m build --wheel --no-isolation --outdir "$$away/dist" . >"$$away/build.log" 2>&1 \
		|| { cat "$$away/build.log"; exit 1; }; \
	$(PYTHON) -m venv --without-pip "$$away/venv"; \
	$(BIN)/python -m pip --python "$$away/venv/bin/python" install --quiet --no-deps --no-index "$$away"/dist/*.whl; \
	site=$$("$$away/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'); \
	$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' >"$$site/locked.pth"; \
	diff <(find $(PACKAGES) -type f -not -name '*.pyc' | sort) <(cd "$$site"; find $(PACKAGES) -type f -not -name '*.pyc' | sort) \
		|| { echo "wheel: files are missing from it (<) or have crept in (>)" >&2; exit 1; }; \
	cp -r $(BESIDE) "$$away"; \
	cd "$$away"; \
	venv/bin/python -c 'import sys, crawler; found = crawler.__file__; sys.exit(0 if found.startswith(sys.argv[1]) else f"wheel: crawler comes from {found}")' "$$site"; \
	CITEWATCH_MATERIAL="$(MATERIAL)" venv/bin/python -P -m pytest -n $(WORKERS) -p no:cacheprovider -m "not tree" \
		--import-mode=importlib $(WHEEL_TESTS) >"$$away/tests.log" 2>&1 \
		|| { cat "$$away/tests.log"; exit 1; }; \
	echo "wheel: $$(basename dist/*.whl) passes the unit tests from site-packages"

.PHONY: format
format: setup  ## rewrite the sources in the enforced style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: demo
demo: setup  ## show the product on invented data
	$(BIN)/citewatch demo $(ARGS)

.PHONY: faults
faults: setup  ## break the machine on purpose, many times
	CITEWATCH_BUDGET=$(BUDGET) $(BIN)/python -m pytest -m faults --timeout 3600 $(ARGS)

.PHONY: soak
soak: setup  ## run for long
	CITEWATCH_BUDGET=$(BUDGET) $(BIN)/python -m pytest -m soak --timeout 14400 $(ARGS)

.PHONY: fuzz
fuzz: setup  ## feed much random input
	CITEWATCH_BUDGET=$(BUDGET) $(BIN)/python -m pytest -m fuzz --hypothesis-profile fuzz --timeout 14400 $(ARGS)

.PHONY: hazards
hazards: setup  ## write into docs/hazards.md which tests show each hazard
	PYTHONPATH=tests $(BIN)/python -m fakes.hazards

.PHONY: bench
bench: setup  ## measure
	$(BIN)/python -m benchmarks $(ARGS)

# Machine settings (mirrors, constraints, folders of wheels) may shape nobody else's lock.
.PHONY: lock
lock:  ## resolve pyproject.toml anew (with the oldest Python that is to run it: 3.11.2) and write requirements.lock
	@tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/pip" install --quiet pip-tools; \
	env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL -u PIP_CONSTRAINT \
		PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" \
		"$$tools/bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--extra postgres --extra dev --output-file requirements.lock $(ARGS) pyproject.toml

.PHONY: clean
clean:  ## remove what building and testing left behind, the environment included
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov
	find $(PACKAGES) tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
