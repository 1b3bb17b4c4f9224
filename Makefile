# What one can do with the atlas. `make help` lists it.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
PY := $(VENV)/bin/python
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
PYTHONS ?= python3.11 python3.12 python3.13 python3.14
TESTS ?= tests
JOBS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n < 8 ? n : 8)))
BROWSERS ?= $(JOBS)
OUT ?= exports.manifest
PICTURES ?= tasks-tried
CANDIDATES := python3 python3.13 python3.12 python3.11 python3.14
PYTHON ?= $(shell for each in $(CANDIDATES); do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$each"; break; }; done)

hash = $(shell cat $(1) | sha256sum | cut -c1-12)
MADE := .make
VENV_MADE := $(MADE)/venv
RUN_MADE := $(MADE)/run-$(call hash,requirements-assets.lock)
DEV_MADE := $(MADE)/dev-$(call hash,requirements-dev.lock)
BENCH_MADE := $(MADE)/bench-$(call hash,requirements-bench.lock)
PYGEOAPI := $(MADE)/pygeoapi
PYGEOAPI_MADE := $(MADE)/pygeoapi-$(call hash,requirements-pygeoapi.lock)
HEADLESS_ASKED := $(MADE)/headless-asked
BUILD_MADE := $(MADE)/build-$(call hash,requirements-build.lock)
ATLAS := $(VENV)/bin/atlas
WHEEL := dist/korea_industry_atlas-*.whl
WHEEL_VENV := $(MADE)/wheel
BUNDLE_TOOLS := $(MADE)/bundle-tools
NPM_MADE := $(MADE)/npm-$(call hash,package-lock.json)
NPM_DEV_MADE := $(MADE)/npm-dev-$(call hash,package-lock.json)
NODE := sh .ci/node
PYTEST := $(PY) -m pytest --dist worksteal
QUICK := not browser and not office and not wheel and not whole
TOGETHER := $(MAKE) --no-print-directory --jobs=$(JOBS) --output-sync=target INSTALLED=yes
NPM := sh .ci/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes

# First what needs no browser, then what does, which all lies in one folder, so that nothing else is collected for it; some
# of the tests may all be of one kind, and pytest find none of the other (5).
NONE := $(if $(filter-out tests,$(TESTS)),5,0)
BROWSED := $(patsubst tests,tests/browser,$(TESTS))
define tested
$(PYTEST) -n $(JOBS) -m "not browser" $(TESTS) || test $$? -eq $(NONE)
$(PYTEST) -n $(BROWSERS) -m browser $(BROWSED) || test $$? -eq $(NONE)
endef

# Two installations at once would undo each other: in parallel goes only what asks for it when all is installed.
ifndef INSTALLED
.NOTPARALLEL:
endif

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' $(MAKEFILE_LIST) | awk -F': ' '{printf "make %-16s %s\n", $$1, $$2}'

.PHONY: run
run: $(RUN_MADE) $(ATLAS) assets ## install what is missing and serve on 127.0.0.1:8000 (PORT=… HOST=… WORKERS=…)
	@exec $(PY) -m web serve --host $(HOST) --port $(PORT) --workers $(WORKERS)

.PHONY: install
install: $(RUN_MADE) $(ATLAS) assets ## install what the service needs and .venv/bin/atlas, without starting it

.PHONY: services
services: ## install PostgreSQL with PostGIS, Redis and nginx for the tests; none is started
	@sh .ci/services

.PHONY: test
test: $(DEV_MADE) test-js assets headless services ## run every test (TESTS=tests/geo for some, JOBS=1 in one process, BROWSERS=1 in one browser)
	$(tested)

.PHONY: check
check: $(DEV_MADE) $(NPM_DEV_MADE) assets headless services ## format, lint, imports, types, facts and every test
	+@$(TOGETHER) lint types facts lint-js test-js
	$(tested)

.PHONY: quick
quick: $(DEV_MADE) $(NPM_DEV_MADE) assets ## the same without what takes long (browser, office files …), two minutes on two cores
	+@$(TOGETHER) lint types facts lint-js test-js
	$(PYTEST) -n $(JOBS) -m "$(QUICK)" $(TESTS)

.PHONY: look
look: $(DEV_MADE) $(NPM_DEV_MADE) assets headless ## every combination of page, screen, language and colour, where `test` takes pairs
	$(PYTEST) -n $(BROWSERS) -m grid --grid=full $(TESTS)

.PHONY: lint
lint: $(DEV_MADE) ## format, lint and directions of imports
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/lint-imports --no-cache

.PHONY: types
types: $(DEV_MADE) ## types of Python
	@$(VENV)/bin/mypy industry_atlas geo layers web assets

.PHONY: facts
facts: $(RUN_MADE) ## what the data must be
	@$(PY) -m web check

.PHONY: exports-manifest
exports-manifest: $(DEV_MADE) assets ## write what every address and export answers, as hashes (OUT=file KEEP=folder)
	$(PY) -m tests.manifest --out $(OUT) $(if $(KEEP),--keep "$(KEEP)")

.PHONY: lint-js
lint-js: $(NPM_DEV_MADE) ## format, lint and types of scripts and style sheets
	$(NODE) node_modules/.bin/biome check --error-on-warnings .
	$(NODE) node_modules/typescript/lib/tsc.js

.PHONY: test-js
test-js: $(NPM_DEV_MADE) ## test the scripts without a browser
	@$(NODE) --test tests/js/*.test.js

.PHONY: bench
bench: $(BENCH_MADE) $(PYGEOAPI_MADE) $(NPM_DEV_MADE) assets chromium services ## compare with plain folium, explore() and hand-written Leaflet
	$(PY) -m tests.peers

.PHONY: soak
soak: $(DEV_MADE) assets ## the memory of one worker under thousands of requests (SOAK="--total 10000")
	$(PY) -m tests.soak $(SOAK)

.PHONY: cases
cases: $(DEV_MADE) $(NPM_DEV_MADE) ## put files through the overlay and `atlas at`, beside their answers.csv (CASES=folder)
	@test -n "$(CASES)" || { echo "say where the cases are: make cases CASES=folder" >&2; exit 2; }
	@$(PY) -m tests.reading --cases "$(CASES)"

.PHONY: bench-reading
bench-reading: $(DEV_MADE) ## read the four documents beside their rows, each with what only it says left out (DOCUMENTS=folder of their texts)
	@test -n "$(DOCUMENTS)" || { echo "say where the texts are: make bench-reading DOCUMENTS=folder" >&2; exit 2; }
	@$(PY) -m tests.reader --documents "$(DOCUMENTS)"

.PHONY: attack
attack: $(DEV_MADE) assets ## pages while others hold the service up (ATTACK="--against other/checkout --only files")
	@$(PY) -m tests.attack $(ATTACK)

.PHONY: bytes
bytes: $(RUN_MADE) assets ## compare what the interpreters at hand write (PYTHONS="python3.11 python3.12")
	@$(PY) -m tests.bytes.interpreters $(PYTHONS)

.PHONY: boundaries
boundaries: $(BUILD_MADE) $(NPM_DEV_MADE) ## rebuild data/boundaries-*.json and data/context.json from the locked packages
	$(PY) -m geo.build

.PHONY: population
population: $(BUILD_MADE) ## rewrite seeds/statistics/census_population.csv from the locked package
	$(PY) -m geo.build.population

.PHONY: verify-facts
verify-facts: $(RUN_MADE) ## check the rows of the four documents (DOCUMENTS=folder of their texts)
	@test -n "$(DOCUMENTS)" || { echo "say where the texts are: make verify-facts DOCUMENTS=folder" >&2; exit 2; }
	$(PY) -m web verify-facts "$(DOCUMENTS)"

.PHONY: screenshots
screenshots: $(DEV_MADE) $(NPM_DEV_MADE) assets chromium ## redraw the pictures of the README
	$(PY) -m tests.screenshots

.PHONY: tasks
tasks: $(DEV_MADE) assets chromium ## try the twelve tasks of twelve readers: presses, seconds, and pictures in PICTURES=tasks-tried
	$(PY) -m tests.browser.trying $(PICTURES)

.PHONY: assets
assets: $(NPM_MADE) $(RUN_MADE) ## fill web/static/vendor from the locked npm packages
	@$(PY) -m assets

.PHONY: wheel
wheel: $(DEV_MADE) assets ## build a package for other environments into dist/
	@rm -f $(WHEEL)
	@$(PY) -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@rm -rf build *.egg-info; ls $(WHEEL)

.PHONY: wheel-check
wheel-check: wheel ## install that package in an empty environment and write a file of every format there
	@rm -rf $(WHEEL_VENV) && $(PY) -m venv $(WHEEL_VENV)
	@$(WHEEL_VENV)/bin/python -m pip --disable-pip-version-check install --quiet $(WHEEL)
	@cd $(WHEEL_VENV) && bin/atlas --version && bin/atlas check && bin/python -P $(CURDIR)/tests/every_format.py written \
		&& bin/atlas folium -o written/folium.html

.PHONY: bundle
bundle: wheel ## one file for machines without a network, with hashes and a list of parts, into dist/ (docs/operations.md)
	@test -x $(BUNDLE_TOOLS)/bin/cyclonedx-py || { $(PY) -m venv $(BUNDLE_TOOLS) && \
		$(BUNDLE_TOOLS)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-bundle.lock; }
	@sh deploy/bundle.sh

.PHONY: audit
audit: $(DEV_MADE) ## known weaknesses of the locked packages, where a registry with advisories can be asked
	@sh deploy/audit.sh

.PHONY: lock
lock: $(VENV_MADE) ## compile the lock files anew (UPGRADE=--upgrade for newer packages)
	@$(PY) -m pip --disable-pip-version-check install --quiet uv
	@set -e; for part in "" -assets -build -dev -bench -bundle -node -pygeoapi -services; do \
		case "$$part" in "") limit= ;; -bench|-services) limit="--constraints requirements-dev.lock" ;; \
			-bundle|-pygeoapi) limit= ;; \
			*) limit="--constraints requirements.lock" ;; esac; \
		$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
			--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE) $$limit \
			requirements$$part.in --output-file requirements$$part.lock; done
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved

.PHONY: clean
clean: ## remove everything made here but the environment
	rm -rf web/static/vendor web/static/vendor.new build dist *.egg-info .cache .pytest_cache .mypy_cache .ruff_cache \
		.hypothesis .import_linter_cache test-results exports.manifest
	find . -name __pycache__ -not -path './$(VENV)/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

.PHONY: distclean
distclean: clean ## remove the environment and the packages too
	rm -rf $(VENV) $(MADE) node_modules

# What tests drive: Chromium without a window of its own, which begins a page with a quarter of the work. Debian packs it
# apart; where it is not to be had, they drive Chromium.
.PHONY: headless
headless: $(VENV_MADE)
	@if [ -z "$$ATLAS_CHROMIUM" ] && [ "$$(id -u)" = 0 ] && ! command -v chromium-headless-shell >/dev/null \
		&& [ ! -e $(HEADLESS_ASKED) ]; then \
		touch $(HEADLESS_ASKED); apt-get update -qq >/dev/null 2>&1; \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove \
			chromium-headless-shell >/dev/null 2>&1 || true; \
	fi
	@{ [ -z "$$ATLAS_CHROMIUM" ] && command -v chromium-headless-shell >/dev/null; } \
		|| $(MAKE) --no-print-directory chromium

.PHONY: chromium
chromium:
	@if [ -n "$$ATLAS_CHROMIUM" ]; then \
		test -x "$$ATLAS_CHROMIUM" || { echo "ATLAS_CHROMIUM=$$ATLAS_CHROMIUM: no such program" >&2; exit 1; }; \
	elif ! command -v chromium >/dev/null; then \
		if [ "$$(id -u)" = 0 ]; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
		else \
			echo "The browser tests need Chromium. Install it: sudo apt-get install -y chromium" >&2; \
			echo "or name one: ATLAS_CHROMIUM=/path/to/chromium make test" >&2; exit 1; \
		fi; \
	fi

$(VENV_MADE):
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later found. Install it: sudo apt-get install -y python3 python3-venv" >&2; \
		echo "or name one: make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than Python 3.11, which geopandas and shapely need" >&2; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "This Python cannot make environments. Install the part that does: sudo apt-get install -y python3-venv" >&2; exit 1; }
	@mkdir -p $(MADE) && touch $@

$(RUN_MADE): $(VENV_MADE)
	@echo "installing the Python packages"
	@$(PIP) -r requirements-assets.lock
	@touch $@

$(ATLAS): .ci/atlas | $(VENV_MADE)
	@install -m 755 $< $@

$(DEV_MADE): $(RUN_MADE)
	@echo "installing the test tools"
	@$(PIP) -r requirements-dev.lock
	@touch $@

$(BENCH_MADE): $(DEV_MADE)
	@echo "installing what the peers need"
	@$(PIP) -r requirements-bench.lock
	@touch $@

$(PYGEOAPI_MADE): $(VENV_MADE)
	@$(PY) -m venv $(PYGEOAPI)
	@$(PYGEOAPI)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-pygeoapi.lock
	@touch $@

$(BUILD_MADE): $(RUN_MADE)
	@echo "installing the boundary packages"
	@$(PIP) -r requirements-build.lock
	@touch $@

$(NPM_MADE): $(VENV_MADE)
	@test -f $(NPM_DEV_MADE) || { echo "installing the scripts and fonts"; $(NPM) --omit=dev --omit=peer; }
	@touch $@

$(NPM_DEV_MADE): $(VENV_MADE)
	@echo "installing the scripts and fonts, and those of the tests"
	@$(NPM)
	@touch $@
