# Everything one does with this checkout. `make` alone lists it; the first run of a target sets up what it needs.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
CORE := .venv-core
EXPORTS := .venv-exports
PACKAGE := .venv-package
FUZZ := .venv-fuzz
BIN := $(VENV)/bin
DATABASE := build/ketaref.db
JOBS ?= 2
TRIED := build/package/tried.xml
PYTEST := python -m pytest -q --numprocesses $(JOBS) --dist worksteal
EVERYDAY := not slow

# What the window says in other languages, compiled from the .po file of each.
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/translations/*/LC_MESSAGES/*.po))

# The database is built anew when the content, or the code that builds it, is newer. A folder is newer when a
# file was added to it or taken away.
STALE := $(shell [ -f $(DATABASE) ] && [ -z "$$(find data resources $$(find src/ketaref -name '*.py' \
    -not -path '*/gui/*' -not -path '*/handouts/*') -not -path '*/translations*' -newer $(DATABASE) -print -quit)" ] || echo rebuild)

## Using it

run: screen setup-run $(DATABASE) $(CATALOGUES)  ## open the window
	@$(BIN)/python -m ketaref

content: $(DATABASE)  ## build the content database, build/ketaref.db

## Working on it

test: setup-test $(DATABASE) $(CATALOGUES)  ## the everyday tests: all of them, then the core again where Qt is not installed
	$(BIN)/$(PYTEST) -m "$(EVERYDAY)" $(ARGS)
	$(CORE)/bin/$(PYTEST) -m "$(EVERYDAY)" --ignore tests/gui --ignore tests/flows $(ARGS)

test-full: package-linux package-windows setup-test  ## the slow tests as well: installers, hostile conditions, long searches for mistakes
	@tools/setup.sh system requirements/debian-test-packages.txt
	$(BIN)/$(PYTEST) $(ARGS)

test-smoke: setup-test $(DATABASE) $(CATALOGUES)  ## the slow tests that guard what people install; packages where they have been made
	$(BIN)/$(PYTEST) -m "slow and smoke" $(ARGS)

test-packages: package-linux package-windows setup-test  ## make both packages, install them, use and remove them
	@tools/setup.sh system requirements/debian-test-packages.txt
	$(BIN)/python -m pytest -q -rs tests/package --junitxml $(TRIED)
	$(BIN)/python -m tools.package.tried --note $(TRIED)

test-windows: package-windows setup-test  ## make the packages for Windows only, install them, use and remove them
	@tools/setup.sh system requirements/debian-test-packages.txt
	$(BIN)/python -m pytest -q -rs tests/package/test_windows.py tests/package/test_inside.py $(ARGS)

test-exports: setup-exports $(DATABASE) $(CATALOGUES)  ## the exports read by a browser, by Kiwix and by the checkers of their formats
	$(EXPORTS)/bin/python -m pytest -q tests/exports $(ARGS)

bench: setup-test $(DATABASE)  ## measure start, search and handouts, and print what came out
	@tools/setup.sh system requirements/debian-bench.txt
	$(BIN)/python -m tools.bench

bench-growth: setup-test $(DATABASE)  ## measure search from 1,000 to 1,000,000 entries, beside FTS5 and Xapian
	@tools/setup.sh system requirements/debian-bench.txt
	$(BIN)/python -m tools.bench.growth $(ARGS)

bench-shelves: setup-test setup-exports $(DATABASE)  ## measure every export, and twenty readers at kiwix-serve
	$(BIN)/python -m tools.bench.shelves

search-report: setup-test $(DATABASE)  ## how often search finds the right entry, by class of query
	$(BIN)/python -m tools.search_report

reading-report: setup-test $(DATABASE)  ## how easily every handout is read, from its PDF, beside the limits
	$(BIN)/python -m tools.reading_report

contact-sheets: setup-test $(DATABASE)  ## write every page of every handout to build/contact, for looking at
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.contact_sheets $(ARGS)

screenshots: setup-test $(DATABASE) $(CATALOGUES)  ## write pictures of the window to build/screenshots
	QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py build/screenshots

check: setup-dev  ## style, types, layers, content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m ketaref content check

release-check: check  ## the same, and no review may be due
	$(BIN)/python -m ketaref content check --release

licences: setup-dev  ## every shipped package with its licence; fails for one that is not known to be fit
	$(BIN)/python tools/licences.py

audit:  ## look up known faults of what is shipped; needs the internet, and fails without it
	@tools/setup.sh system
	@tools/setup.sh packages .venv-audit requirements/audit.txt
	.venv-audit/bin/pip-audit --strict --no-deps --disable-pip --requirement requirements/run.txt

fuzz: setup-fuzz  ## throw files at every reader: make fuzz ARGS="100000 pack atheris"; the last two may be left out
	PYTHONPATH=src $(FUZZ)/bin/python -m tools.fuzz $(ARGS)

messages: setup-dev  ## bring new texts of the interface into its catalogues, for the Spanish to be written
	$(BIN)/python tools/messages.py

fix: setup-dev  ## mend what can be mended: style and formatting
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: setup-dev  ## build the wheel and the source archive into dist/
	$(BIN)/python -m build --no-isolation

package-linux: setup-package $(DATABASE) $(CATALOGUES)  ## make the .deb and the tar for Linux, in dist/
	@tools/setup.sh system requirements/debian-gnome.txt
	$(PACKAGE)/bin/python -m tools.package.linux

package-windows: setup-package setup-lock $(DATABASE) $(CATALOGUES)  ## make installer, MSI and zip for Windows under Wine, in dist/: a test build
	@tools/setup.sh system requirements/debian-package-windows.txt
	$(PACKAGE)/bin/python -m tools.package.windows

package-twice:  ## make every package twice from the last commit, and compare the bytes; ARGS=package-linux for some
	python3 -m tools.package.twice $(ARGS)

lock: setup-lock  ## write requirements/*.txt anew; newest versions: make lock ARGS=--upgrade
	tools/lock.sh $(ARGS)

clean:  ## remove everything that was made here
	rm -rf $(VENV) $(CORE) $(EXPORTS) $(PACKAGE) $(FUZZ) .venv-lock .venv-audit build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Set-up ----------------------------------------------------------------------------------------------

screen:
	@tools/setup.sh screen

setup-dev:
	@tools/setup.sh system
	@tools/setup.sh checkout $(VENV) requirements/dev.txt

setup-run:
	@tools/setup.sh system requirements/debian-run.txt
	@tools/setup.sh checkout $(VENV) requirements/dev.txt

setup-test:
	@tools/setup.sh system requirements/debian-run.txt requirements/debian-test.txt
	@tools/setup.sh checkout $(VENV) requirements/dev.txt
	@tools/setup.sh checkout $(CORE) requirements/core.txt

setup-exports:
	@tools/setup.sh system requirements/debian-exports.txt
	@tools/setup.sh checkout $(EXPORTS) requirements/exports.txt

.PHONY: setup-package package-linux package-windows package-twice test-packages test-windows test-smoke

# Debian's own Python comes first: the packages that it freezes name no folder of whoever builds them.
setup-package:
	@tools/setup.sh system requirements/debian-package.txt
	@PYTHON="$(or $(PYTHON),/usr/bin/python3 python3)" tools/setup.sh packages $(PACKAGE) requirements/package.txt

setup-fuzz:
	@tools/setup.sh system
	@tools/setup.sh packages $(FUZZ) requirements/fuzz.txt

setup-lock:
	@tools/setup.sh system
	@tools/setup.sh packages .venv-lock requirements/lock.txt

$(DATABASE): $(STALE) | setup-dev
	@mkdir -p $(@D)
	$(BIN)/python -m ketaref content build -o $@

%.mo: %.po | setup-dev
	$(BIN)/python tools/messages.py --compile

rebuild:

help:
	@awk 'BEGIN { FS = ":.*## " } /^## / { print "\n" substr($$0, 4) } \
	      /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: fuzz setup-fuzz reading-report contact-sheets audit licences messages bench-shelves setup-exports test-exports bench-growth search-report screenshots release-check run content test test-full bench check fix wheel lock clean help rebuild screen setup-dev setup-run setup-test setup-lock
