# Two commands for a newcomer: `make demo` and `make check`. Both set up what they need.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: help demo check lint types rules test prepare clean

help:
	@echo "make demo     clean a document of corpus/ and say what went and why"
	@echo "make check    everything that CI runs: format, lint, types, rules, tests"
	@echo "make prepare  prepare the rule packs and models again after a change to one"

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[scale,train,warc,zstd]' --group dev
	touch $(READY)

demo: $(READY)
	@$(BIN)/python -m tests.demo corpus/en-heraldry-register.txt | $(BIN)/newsclean --explain

check: lint types rules test

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/pyright

rules: $(READY)
	$(BIN)/python -m newsclean.rules.lint

test: $(READY)
	$(BIN)/pytest

prepare: $(READY)
	$(BIN)/python -m newsclean.rules.prepare
	$(BIN)/python -m newsclean.model.prepare

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis dist
