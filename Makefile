# `make` sets up and builds the rendered analyses of the example; `make test` sets up and passes every check.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: build test notebooks lab clean
.DEFAULT_GOAL := build

build: $(READY)
	$(BIN)/sjc build

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto
	$(BIN)/python -m pytest --nbval --nbval-current-env --nbval-sanitize-with tests/notebooks/nbval.cfg notebooks

# After a change in what the notebooks show: execute them in place, then read the difference.
notebooks: $(READY)
	$(BIN)/python tests/notebooks/refresh.py

lab: $(READY)
	$(BIN)/jupyter lab notebooks

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .hypothesis

# uv only installs faster than pip; the versions are those of constraints.txt either way.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -c constraints.txt -e ".[test]"
	touch $@
