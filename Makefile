# make serve    the site at http://127.0.0.1:8000, rebuilt at every change
# make test     linters, types and all tests
# make lowest   the tests that open no browser, with the lowest version of each dependency that pyproject.toml allows
# make pythons  the same with each newer Python that is installed: python3.12, python3.13, python3.14
# make mutants  small mistakes made one at a time in the modules that matter most, to see which share the tests catch
# make matrix   other engines, and other plugins beside ours, with the newest version of each
# All set up what they need first, in .venv, tests/web/node_modules and .venv-lowest, .venv-matrix,
# .venv-properdocs, .venv-3.12 and its like.

PYTHON ?= python3
BIN := .venv/bin
LOWEST := .venv-lowest/bin
MATRIX := .venv-matrix/bin
PYTHONS ?= $(strip $(foreach minor,12 13 14,$(shell python3.$(minor) -c 'print("3.$(minor)")' 2>/dev/null)))

# The tests start Python some hundred times: what it has compiled is kept, whatever the shell asks for.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve test lowest pythons mutants matrix
.PRECIOUS: .venv-3.%/ready

serve: .venv/ready
	$(BIN)/mkdocs serve

test: .venv/tools .venv/browser tests/web/node_modules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@# Types are checked beside the tests, and what is wrong with them is printed at the end.
	@types=$$(mktemp); trap 'kill $$checking 2>/dev/null; rm -f "$$types"' EXIT; trap 'exit 130' INT TERM; \
	{ $(BIN)/mypy && $(BIN)/node tests/web/node_modules/typescript/bin/tsc --project tests/web; } >"$$types" 2>&1 & \
	checking=$$!; $(BIN)/pytest --numprocesses 2 --dist worksteal; tests=$$?; \
	wait $$checking; right=$$?; cat "$$types"; exit $$((tests || right))

lowest: .venv-lowest/ready
	$(LOWEST)/python tests/lowest.py
	$(LOWEST)/pytest --numprocesses 2 --dist worksteal --ignore=tests/e2e --ignore=tests/matrix

pythons: $(PYTHONS:%=tests-in-%)
	@test -n "$(PYTHONS)" || { echo "There is no python3.12 or later: install one." >&2; exit 1; }

tests-in-%: .venv-%/ready
	.venv-$*/bin/pytest --numprocesses 2 --dist worksteal --ignore=tests/e2e --ignore=tests/matrix

mutants: .venv/tools
	cd tests && ../$(BIN)/python -m mutants

matrix: .venv-matrix/ready .venv-properdocs/ready .venv/browser tests/web/node_modules
	DISABLE_MKDOCS_2_WARNING=true $(MATRIX)/pytest --numprocesses 2 --dist worksteal $(addprefix tests/matrix/,plugins.py core.py zensical_only.py)
	$(MATRIX)/pytest --numprocesses 2 --dist worksteal --engines -m engines tests/e2e

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# The linters, the type checker and all that the tests run: several times what the site itself needs.
.venv/tools: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,browser]'
	@touch $@

# Node.js and npm come as a Python package, so that there is nothing to install beforehand. npm starts `node` by name.
tests/web/node_modules: .venv/tools tests/web/package.json
	PATH="$(CURDIR)/$(BIN):$$PATH" npm install --prefix tests/web --no-audit --no-fund --no-package-lock --loglevel=error
	@touch $@

# The browser tests use an installed Chromium; where there is none, Playwright fetches its own.
.venv/browser: .venv/tools
	@command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome || $(BIN)/playwright install chromium
	@touch $@

# uv, unlike pip, can choose the lowest versions; of what our dependencies ask for in turn it takes the newest.
.venv-lowest/ready: pyproject.toml
	$(PYTHON) -m venv --clear .venv-lowest
	$(LOWEST)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOWEST)/uv pip install --quiet --python $(LOWEST)/python --resolution lowest-direct --editable '.[test]'
	@touch $@

# A newer Python, with the newest version of each dependency that runs in it.
.venv-3.%/ready: pyproject.toml
	python3.$* -m venv --clear .venv-3.$*
	.venv-3.$*/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

# Plugins and engines that are tried beside ours: each pulls in much of its own, so they are kept out of the tests' own.
.venv-matrix/ready: pyproject.toml
	$(PYTHON) -m venv --clear .venv-matrix
	$(MATRIX)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,browser,matrix]'
	@touch $@

# MaterialX takes the place of Material in its environment.
.venv-properdocs/ready: pyproject.toml
	$(PYTHON) -m venv --clear .venv-properdocs
	.venv-properdocs/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[properdocs]'
	@touch $@
