# The few commands to know. Each of them sets up what it needs first.
.PHONY: help run show test check bench format clean
BIN := .venv/bin
PORT ?= 8000

help:            ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: .venv/ready ## open the collection on http://127.0.0.1:8000, with accounts to try it
	@$(BIN)/foedus serve --demo --port $(PORT)

show: .venv/ready ## what the engine answers, in the terminal
	@$(BIN)/foedus members cis --on 2007-10-05
	@$(BIN)/foedus status cis/free-trade-2011 --on 2016-06-01
	@$(BIN)/foedus why cis/charter-1993 GE --on 2009-08-18
	@$(BIN)/foedus session cis/chs/2007-10-05 --on 2007-10-06
	@$(BIN)/foedus session cis/cfm/2022-05-13 --on 2022-05-14
	@$(BIN)/foedus duty examples/duty/c01.json
	@$(BIN)/foedus entitle examples/labour/c11.json

test: .venv/ready ## all tests
	@$(BIN)/pytest -q -n auto --dist loadfile

check: .venv/ready ## format, lint, types, arrows, register, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/foedus validate src/foedus/registers/cis
	$(BIN)/foedus validate src/foedus/registers/world
	$(BIN)/pytest -q -n auto --dist loadfile

bench: .venv/ready ## measure, side by side with peers on the same work
	@sh scripts/set-up --group bench --group spark
	@$(BIN)/python benchmarks/run.py

format: .venv/ready ## put the code into its layout
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:           ## remove what was built
	rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/ready: pyproject.toml uv.lock scripts/set-up
	@sh scripts/set-up
	@touch $@
