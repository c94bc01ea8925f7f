# Needs git, make and Python 3.11 or newer. Everything else comes from the locks into .venv.
# Another Python: make run PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-emit-index-url \
	--custom-compile-command 'make lock' pyproject.toml

export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONHOME PYTHONPATH

.PHONY: help run test check wheel bench lock words format clean

help: ## say what can be done here
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: .venv/for-run ## set up, and open the dashboard on a sample
	$(BIN)/ospo demo

test: check wheel ## set up, and run everything that checks the project
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

check: .venv/for-test ## lint, types and the floors of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

wheel: .venv/for-test ## build the wheel, install it into an empty environment and try it there
	rm -rf build/wheel build/empty
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/wheel .
	$(BIN)/python -m venv build/empty
	build/empty/bin/python -m pip install --quiet --constraint requirements.lock build/wheel/*.whl
	cd / && '$(CURDIR)/build/empty/bin/ospo' definitions >/dev/null

bench: .venv/for-test ## measure the speed (not part of the tests)
	$(BIN)/python -m benchmarks

lock: .venv/for-test ## write the newest allowed versions into the locks
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

words: .venv/for-test ## collect the sentences for translators and bring the translations up to date
	mkdir -p data/locale
	$(BIN)/pybabel extract --mapping-file pyproject.toml --keyword N_ --no-location --sort-output \
		--project 'OSPO Barometer' --output-file data/locale/ospo.pot .
	test -z '$(wildcard data/locale/*/LC_MESSAGES/ospo.po)' || $(BIN)/pybabel update --ignore-pot-creation-date --domain ospo --input-file data/locale/ospo.pot --output-dir data/locale

format: .venv/for-test ## put the code into its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean: ## remove what was set up and built
	rm -rf .venv build dist

.venv/for-run: requirements.lock
.venv/for-test: requirements-dev.lock
.venv/for-run .venv/for-test: pyproject.toml hatch_build.py $(wildcard data/locale/*/LC_MESSAGES/ospo.po)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed. Name one, such as: make $(MAKECMDGOALS) PYTHON=python3.13' >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || \
		{ rm -rf .venv; echo 'Python could not make .venv, see above. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --requirement $(filter %.lock,$^)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
