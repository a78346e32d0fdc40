# make play     plays the bundled campaign for a minute
# make test     everything that must hold before a change goes in
#
# Both make .venv first; a machine with Python 3.11 or later and python3-venv is enough.

FOR ?= 60s
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help play check test test-system powercut bench gallery sample clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## */\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-11s %s\n' "$$name" "$$what"; done

play: .venv/installed  ## play the bundled campaign as on 9/10/2023 at 17:05; make play FOR=10m plays longer
	@$(BIN)/ledplayer play --board ubnd-huyen --at 2023-10-09T17:05 --for $(FOR)

check: .venv/installed  ## read every bundled playlist and name each problem
	@$(BIN)/ledplayer check

test: .venv/installed-dev  ## format, lint, types, layers and tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist=worksteal --ignore=tests/system --ignore=tests/machine $(PYTEST)
	$(BIN)/pytest tests/system $(PYTEST)  # real players, timed: alone

test-system: .venv/installed-dev  ## install, upgrade, break and remove on whole machines; needs root, mmdebstrap, systemd-container
	$(BIN)/pytest -s tests/machine $(PYTEST)

powercut: .venv/installed-dev  ## cut the power at every block of an update, on a real ext4; needs root
	$(BIN)/python -m tests.system.power_cut

bench: .venv/installed-dev  ## measure against mpv, ffmpeg and vipsthumbnail, one table
	@$(BIN)/python -m compileall -q ledplayer  # as an installed package is
	$(BIN)/python -m tests.bench

gallery: .venv/installed-dev  ## draw every item of the campaign at four canvas sizes into gallery/
	$(BIN)/python -m tests.bench.gallery

sample: .venv/installed-dev  ## draw the bundled pictures and the film again
	$(BIN)/python tools/draw_sample.py

clean:  ## remove .venv and everything that was made
	rm -rf .venv gallery build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/installed .venv/installed-dev: pyproject.toml tools/make_venv
	@tools/make_venv $(if $(findstring dev,$@),dev)
