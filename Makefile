# Two commands need nothing but Python ≥ 3.11 and pip: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
PY      = $(VENV)/bin/python
MOC     = $(VENV)/.da-cai

.PHONY: demo test lint bench templates rules schema

demo: $(MOC)
	$(PY) docs/vi_du/demo.py

test: $(MOC)
	$(PY) -m pytest

lint: $(MOC)
	$(VENV)/bin/ruff format --check . && $(VENV)/bin/ruff check . && $(VENV)/bin/mypy

bench: $(MOC)
	$(PY) benchmarks/render.py
	$(PY) benchmarks/chu.py
	$(PY) benchmarks/build.py
	$(PY) benchmarks/check.py

# What is made from data: the shipped templates, the pages of rules and the JSON Schema. Tests hold the committed files to their sources.
templates: $(MOC)
	$(PY) templates/lam_mau.py

rules: $(MOC)
	$(PY) docs/tao_quy_tac.py

schema: $(MOC)
	$(PY) -m kehoach schema > docs/ke-hoach.schema.json

$(MOC): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $(MOC)
