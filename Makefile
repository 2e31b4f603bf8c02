# `make build` and `make test` need Python 3.11+ and make, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPUS := seeds/kazakhstan-2022/claimpack.toml
RELEASE := dist/kazakhstan-2022/1.0.0
FOLDERS := $(shell find builders schema validation seeds -type d -not -name __pycache__)

.PHONY: build test check lock clean

build: $(VENV)/.installed
	$(BIN)/claimpack build $(CORPUS)
	$(BIN)/claimpack explore $(RELEASE)

test: $(VENV)/.test-dependencies $(VENV)/.installed check
	$(BIN)/pytest --numprocesses auto

check: $(VENV)/.test-dependencies $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p claimpack.schema -p claimpack.builders -p claimpack.validation
	$(BIN)/lint-imports --no-cache

$(VENV)/.dependencies: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	touch $@

$(VENV)/.test-dependencies: tests/requirements.lock $(VENV)/.dependencies
	$(BIN)/pip install --quiet --require-hashes -r tests/requirements.lock
	touch $@

# Strict: type checkers see the packages. A new file is seen after the next install, hence the folders as prerequisites.
$(VENV)/.installed: $(VENV)/.dependencies pyproject.toml $(FOLDERS)
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --config-settings editable_mode=strict --editable .
	touch $@

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

# What tests need is resolved first, so that both files name one version of each package.
lock:
	$(COMPILE) --extra dev pyproject.toml -o tests/requirements.lock
	$(COMPILE) --extra sql --extra install --constraint tests/requirements.lock pyproject.toml -o requirements.lock
	sha256sum requirements.lock > builders/write/lock.sha256

clean:
	rm -rf $(VENV) build
