# Everything a contributor types. `make` alone lists it.
PYTHON ?= python3
# Further arguments of pytest: make test ARGS='-k doctor'
ARGS ?=
# What was typed, for messages.
GOAL ?= $(MAKECMDGOALS)

# What the demo leaderboard is made of: few tasks, so that it takes about a minute.
SITE_TASKS ?= *_windows
SITE_MODELS := reference:expert reference:good reference:naive \
    $(foreach name,careful steady hasty dreamy,replay:build/demo/$(name).jsonl)

VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
# What the sandbox's image is built on: the one from a registry, or one made from Debian packages.
BASE := python:3.12-slim-bookworm
DEBIAN_BASE := effbench-base:bookworm

.PHONY: help run test test-unit test-lanes coverage test-integrations test-exploits fuzz check lock docs dist bench site test-perf-vm clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## Measure the suite's own good solutions, from nothing to a table of scores
	@$(MAKE) --no-print-directory --jobs=2 GOAL=run $(VENV)/.run-ready image-base
	$(BIN)/effbench sandbox build
	$(BIN)/effbench run --suite core --model reference:good

# An engine, the image's base and those of its stages that need nothing of effbench, which takes as long as what pip does
# beside it; `effbench sandbox build` says what failed.
.PHONY: image-base
image-base:
	@if sh sandboxes/start-engine.sh; then \
	    sh sandboxes/python/prepare.sh $(BASE) $(DEBIAN_BASE) >/dev/null 2>&1 || true; \
	else \
	    echo "make run: no Docker engine, so candidates run in the local sandbox"; \
	fi

# Tests in lanes wait about half of their time, for an interpreter to start or a limit to pass: one process more than
# there are processors makes use of that.
LANES := --numprocesses $(shell expr $$(nproc) + 1) --dist loadscope --no-loadscope-reorder

# All tests in two parts, or what is asked for in one.
ifeq ($(strip $(ARGS)),)
test: coverage test-lanes ## Run all tests; those with Docker need an engine, which is started or installed where possible
else
test: $(VENV)/.dev-ready
	@sh sandboxes/start-engine.sh || echo "make test: no Docker engine, so the tests marked docker cannot run"
	$(BIN)/python -m pytest $(LANES) $(ARGS)
endif

# What needs no lane, no browser, no cluster and no data of others.
UNIT := not docker and not local and not browser and not ray and not wasm and not peer_data and not network and not valgrind and not perf and not long and not integrations

test-unit: $(VENV)/.dev-ready ## Run the tests that need nothing but Python
	$(BIN)/python -m pytest --numprocesses auto -m '$(UNIT)' $(ARGS)

test-lanes: $(VENV)/.dev-ready ## Run the tests that test-unit leaves out
	@sh sandboxes/start-engine.sh || echo "make test-lanes: no Docker engine, so the tests marked docker cannot run"
	$(BIN)/python -m pytest $(LANES) --durations 20 -m 'not ($(UNIT))' $(ARGS)

coverage: $(VENV)/.dev-ready ## Run the unit tests, and fail unless they reach all of scoring, records and judging, and most of the rest
	$(BIN)/python -m pytest --numprocesses auto -m '$(UNIT)' --cov --cov-report= $(ARGS)
	$(BIN)/python -m coverage report --include '$(JUDGING)' --fail-under 100 --skip-covered
	$(BIN)/python -m coverage report --fail-under $(COVERED) --skip-covered --sort cover

# Branches that no unit test may leave out.
JUDGING := effbench/scoring/*,effbench/records/*,effbench/measure/judge.py,effbench/measure/comparing.py,effbench/measure/verdicts.py
COVERED := 83

# Other tools, in groups of what can live together: those of one group have version 3 of OpenAI's SDK, the others 2.
INTEGRATIONS := evaluators trainers
evaluators_EXTRAS := inspect,litellm,lm-eval,mlflow,openai,parquet,trackio,wandb,datasets
trainers_EXTRAS := litellm,transformers,trl,verifiers,openai,parquet
evaluators_NEEDS := inspect_ai,litellm,lm_eval,mlflow,trackio,wandb,datasets
trainers_NEEDS := litellm,transformers,trl,verifiers
# The build of torch for CPUs alone, where pip's folder of wheels has one: the other one has gigabytes.
TORCH ?= torch$(shell ls $(PIP_FIND_LINKS) 2>/dev/null | sed -n 's/^torch-\([^-]*+cpu\)-.*/==\1/p' | tail -1)
# Whatever asks servers, with the older SDK, too.
trainers_TESTS := tests/samples/generation/test_openai_compatible.py tests/samples/generation/test_batch.py
trainers_PACKAGES := '$(TORCH)' uv

test-integrations: $(addprefix integrations-,$(INTEGRATIONS)) ## Test effbench with other tools, each group of them in a virtualenv of its own

.PHONY: $(addprefix integrations-,$(INTEGRATIONS))
$(addprefix integrations-,$(INTEGRATIONS)): integrations-%: .venv-%/.ready
	@sh sandboxes/start-engine.sh || echo "make test-integrations: no Docker engine, so candidates run in the local sandbox"
	EFFBENCH_REQUIRE=$($*_NEEDS) .venv-$*/bin/python -m pytest -W default --numprocesses 0 -m integrations \
	    tests/integrations tests/samples/generation $(ARGS)
	$(if $($*_TESTS),.venv-$*/bin/python -m pytest -W default --numprocesses 0 $($*_TESTS))

.venv-%/.ready: pyproject.toml requirements-%.txt $(VENV)/.dev-ready
	$(BIN)/python -m pip install --quiet --constraint requirements-dev.txt --group lock
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-$*
	$(BIN)/uv pip install --quiet --python .venv-$*/bin/python --constraint requirements-$*.txt \
	    $(addprefix --find-links ,$(PIP_FIND_LINKS)) --editable '.[$($*_EXTRAS)]' $($*_PACKAGES) \
	    hypothesis pytest pytest-timeout pytest-xdist
	@touch $@

test-exploits: $(VENV)/.dev-ready ## Try every known way to cheat, and print what came of each
	@sh sandboxes/start-engine.sh || echo "make test-exploits: no Docker engine, so the sandbox docker is left out"
	$(BIN)/python -m pytest tests/security tests/measure/test_tampering.py --all-lanes -v -rs --tb=short $(ARGS)

# How long each of the four kinds of lane is tried.
FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 0

fuzz: $(VENV)/.dev-ready ## Try random combinations of tricks against the sandboxes: make fuzz FUZZ_SECONDS=450
	@sh sandboxes/start-engine.sh || { echo "make fuzz needs a Docker engine" >&2; exit 1; }
	for sandbox in docker local; do for counter in qemu cputime; do \
	    $(BIN)/python -m tests.security.fuzz --sandbox $$sandbox --counter $$counter \
	        --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED) || exit 1; \
	done; done

check: $(VENV)/.dev-ready ## Lint, formatting, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The versions that development and CI install; `make lock` takes newer ones.
lock: $(VENV)/.dev-ready ## Write requirements-dev.txt anew
	$(BIN)/python -m pip install --quiet --group lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra all --group dev --group docs --group release \
	    --strip-extras --no-annotate --no-emit-index-url --no-emit-find-links --upgrade \
	    --custom-compile-command 'make lock' --output-file requirements-dev.txt pyproject.toml
	$(foreach group,$(INTEGRATIONS),$(call lock_integrations,$(group)))

# What `make test-integrations` installs, torch aside: its builds have versions that not every index has.
define lock_integrations
	printf '%s\n' $($(1)_PACKAGES) | $(BIN)/uv pip compile --quiet --python-version 3.11 $(addprefix --extra ,$(subst $(comma), ,$($(1)_EXTRAS))) \
	    $(addprefix --find-links ,$(PIP_FIND_LINKS)) --no-emit-package torch --strip-extras --no-annotate \
	    --no-emit-index-url --no-emit-find-links --upgrade --custom-compile-command 'make lock' \
	    --output-file requirements-$(1).txt pyproject.toml -

endef
comma := ,

docs: $(VENV)/.dev-ready ## Build the documentation as a site, in build/docs
	$(BIN)/python -m pip install --quiet --constraint requirements-dev.txt --group docs
	$(BIN)/python docs/site/commands.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file docs/site/mkdocs.yml

# What a release does before it publishes. The wheel is built from the source archive, installed alone, and used where
# no source is.
dist: $(VENV)/.dev-ready ## Build the source archive and the wheel in dist, check them, and use the wheel without the source
	$(BIN)/python -m pip install --quiet --constraint requirements-dev.txt --group release
	rm -rf dist build/wheel
	$(BIN)/python -m build
	$(BIN)/python -m twine check --strict dist/*
	$(PYTHON) -m venv build/wheel
	build/wheel/bin/python -m pip install --quiet --disable-pip-version-check --constraint requirements-dev.txt dist/*.whl
	cd build/wheel && unset PYTHONPATH && \
	    bin/effbench --version && bin/effbench suites && bin/effbench tasks list core-stdio && \
	    bin/python -P -c 'import effbench; assert "site-packages" in effbench.__file__, effbench.__file__'

bench: $(VENV)/.dev-ready ## Measure effbench itself
	$(BIN)/python -m bench

site: $(VENV)/.dev-ready ## Build a small leaderboard from the suite's own solutions, in build/site
	@sh sandboxes/start-engine.sh || echo "make site: no Docker engine, so candidates run in the local sandbox"
	$(BIN)/effbench sandbox build
	rm -rf build/demo
	$(BIN)/python -m bench.demo_models build/demo
	printf '%s\n' $(SITE_MODELS) | xargs -P $$(nproc) -I{} $(BIN)/effbench run --suite core --tasks '$(SITE_TASKS)' \
	    --model {} --workers 1 --out build/demo/runs --metrics pass@k,eff@k,DPS
	$(BIN)/effbench leaderboard build build/demo/runs -o build/site --title 'effbench demo'

test-perf-vm: ## Test the counter perf in a virtual machine that has a hardware counter
	bash tests/perf_vm/run.sh

clean: ## Remove all that can be made again; results stay
	rm -rf $(VENV) $(addprefix .venv-,$(INTEGRATIONS)) .perf-vm build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "effbench needs Python 3.11 or later, and $(PYTHON) is not: name another one, such as make $(GOAL) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "$(PYTHON) cannot make virtual environments: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Python compiles what it imports; pip would compile everything.
$(VENV)/.run-ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --editable .
	@touch $@

# Older versions of pip do not know dependency groups.
$(VENV)/.dev-ready: pyproject.toml requirements-dev.txt $(VENV)/.run-ready | $(BIN)/python
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint requirements-dev.txt --editable '.[all]' --group dev
	@touch $@
