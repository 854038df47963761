# make graph   sets up everything, builds the graph of articles/, says where the files are
# make test    sets up everything with the test tools, runs all gates

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out

.PHONY: graph test check scripts wheel-test docs manual pictures clean

graph: $(VENV)/.run
	@mkdir -p $(OUT)
	$(BIN)/comity build articles --store $(OUT)/graph.store
	$(BIN)/comity export $(OUT)/graph.ttl --store $(OUT)/graph.store
	$(BIN)/comity export $(OUT)/claims.csv --store $(OUT)/graph.store
	$(BIN)/comity view -o $(OUT)/network.html --store $(OUT)/graph.store
	@echo
	@echo "Store to ask:      $(OUT)/graph.store    ($(BIN)/comity ask --store $(OUT)/graph.store)"
	@echo "Turtle:            $(OUT)/graph.ttl"
	@echo "Claims as a table: $(OUT)/claims.csv"
	@echo "Picture:           $(OUT)/network.html   (open it in a browser)"
	@echo "What was left out: $(BIN)/comity issues --count --store $(OUT)/graph.store"

test: $(VENV)/.test
	@sh tests/install-tools.sh
	$(MAKE) scripts
	@# A strict editable install is what mypy can follow; a new file needs a new one.
	@$(BIN)/python -m pip install --quiet --no-deps --editable . --config-settings editable_mode=strict
	$(MAKE) check
	$(MAKE) wheel-test

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases tests benchmarks docs
	$(BIN)/pytest -n auto --dist loadfile

# The pages' scripts: types, and that the bundles in the repository are what they give.
scripts:
	npm ci --silent --no-audit --no-fund
	npm run --silent check
	npm run --silent build
	git diff --exit-code --stat -- graph/view/bundle scripts/service/bundle

# What is installed is whole, and works without the folder it was built from: one flow through each
# of its parts, whose every case the suite has tried before.
WHOLE_FLOW := tests/test_flow.py tests/graph/reading tests/graph/view/test_page.py \
  tests/queries/test_catalogue.py tests/scripts/test_ask.py tests/scripts/test_export.py \
  tests/scripts/test_ontology.py tests/scripts/test_view.py tests/scripts/service/test_app.py

wheel-test:
	@rm -rf dist .venv-wheel
	$(BIN)/python -m build --wheel --outdir dist . > /dev/null
	$(BIN)/python tests/wheel_contents.py dist/*.whl
	$(PYTHON) -m venv .venv-wheel
	.venv-wheel/bin/python -m pip install --quiet "$$(ls dist/*.whl)[dev]"
	.venv-wheel/bin/pytest -n auto --dist loadfile $(WHOLE_FLOW)

docs: $(VENV)/.run
	$(BIN)/comity ontology -o docs/ontology.html

# The manual, as a folder of pages.
manual: docs
	$(BIN)/python -m pip install --quiet --editable ".[docs]"
	$(BIN)/mkdocs build

# The pictures of the manual, and its cookbook, from the sample.
pictures: $(VENV)/.test
	$(BIN)/comity build articles --store $(OUT)/graph.store
	$(BIN)/python -m docs.pictures $(OUT)/graph.store
	$(BIN)/python docs/cookbook.py $(OUT)/graph.store > docs/cookbook.md

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Comity needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable ".[dev,spark]" --config-settings editable_mode=strict
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .venv-wheel build dist $(OUT) *.egg-info .mypy_cache .ruff_cache .pytest_cache
