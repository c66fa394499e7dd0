# Nothing is needed but Python ≥ 3.11, pip and make: `make demo` and `make test` install the rest, at the versions of GHIM.
# PYTHON= names another installed Python: `make test PYTHON=python3.13` has an environment of its own, .venv-3.13.
PYTHON    ?= python3
PYTHON_CU ?= python3.11
ifeq ($(PYTHON),python3)
VENV      ?= .venv
else
VENV      ?= .venv-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
endif
PY   = $(VENV)/bin/python
MOC  = $(VENV)/.da-cai
PIP  = -m pip install --quiet --disable-pip-version-check
GHIM = tools/phien_ban.txt
# For what is installed, and for what builds it: pip < 25.3 takes the first for both.
THEO_GHIM = PIP_CONSTRAINT=$(GHIM) PIP_BUILD_CONSTRAINT=$(GHIM)

.PHONY: demo test test-moi-nhat test-cu-nhat nang-cap lint bench templates rules vocabulary schema

demo: $(MOC)
	$(PY) docs/vi_du/demo.py

test: $(MOC)
	$(PY) -m pytest

# The newest versions that pyproject.toml allows; first what is newer than the pins.
test-moi-nhat: VENV = .venv-moi-nhat
test-moi-nhat:
	$(PYTHON) -m venv --clear $(VENV)
	$(PY) $(PIP) --editable ".[dev]"
	@$(PY) -m pip freeze --exclude kehoach | diff $(GHIM) - | grep '^>' || true
	$(PY) -m pytest

# The lower bounds of what the package itself needs, the rest as pinned. pip says then that openxml-audit asks for a newer lxml.
test-cu-nhat: VENV = .venv-cu-nhat
test-cu-nhat:
	$(PYTHON_CU) -m venv --clear $(VENV)
	$(THEO_GHIM) $(PY) $(PIP) --editable ".[dev]"
	$(PY) $(PIP) $$($(PY) tools/can_duoi.py)
	$(PY) -m pytest

# Writes GHIM anew: the newest of everything that the oldest Python takes, and of what builds it.
nang-cap: VENV = .venv-nang-cap
nang-cap:
	$(PYTHON_CU) -m venv --clear $(VENV)
	$(PY) $(PIP) --upgrade ".[dev]" setuptools editables
	{ echo "# Made by «make nang-cap»; CONTRIBUTING.md says when."; \
	  $(PY) -m pip freeze --all --exclude pip --exclude kehoach; } > $(GHIM).moi
	mv $(GHIM).moi $(GHIM)

lint: $(MOC)
	$(VENV)/bin/ruff format --check . && $(VENV)/bin/ruff check . && $(VENV)/bin/mypy

bench: $(MOC)
	$(PY) benchmarks/render.py
	$(PY) benchmarks/chu.py
	$(PY) benchmarks/build.py
	$(PY) benchmarks/check.py

# What is made from data: the shipped templates, the pages of rules, the vocabulary and the JSON Schema. Tests hold the committed files to their sources.
templates: $(MOC)
	$(PY) templates/lam_mau.py

rules: $(MOC)
	$(PY) docs/tao_quy_tac.py

vocabulary: $(MOC)
	$(PY) docs/tao_tu_vung.py

schema: $(MOC)
	$(PY) -m kehoach schema > docs/ke-hoach.schema.json

$(MOC): pyproject.toml $(GHIM)
	$(PYTHON) -m venv $(VENV)
	$(THEO_GHIM) $(PY) $(PIP) --editable ".[dev]"
	touch $(MOC)
