# `make start` runs m2c and `make test` its tests; each sets up all it needs from Node ≥ 20, npm and make.

# The runtime comes from npm (see optionalDependencies), whatever Node the machine has. Tools find it by PATH; the recipes
# name it, since the make of macOS (3.81) looks for a simple command in the PATH that it was itself started with. Relative,
# so that the folder of the clone may have a space in its name.
BIN = node_modules/.bin
NODE = $(or $(wildcard $(BIN)/node),node)
export PATH := $(CURDIR)/$(BIN):$(PATH)

INSTALL = npm ci --no-audit --no-fund --loglevel=error
READY = node_modules/.ready
CLIENTS = conformance/clients/node_modules/.ready
BUILT = dist/.built

.PHONY: help start build package replay record test test-clients conformance faults kill-loop ten-million fuzz scorecard laws config-laws mutants bench bench-compare soak reliability check generate golden format clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

start: $(BUILT) ## Run m2c (settings in ARGS="--port 9000 --verbose")
	@$(NODE) dist/m2c.js start $(ARGS)

build: $(BUILT) ## Build what `make start` runs, if a source is newer

package: $(BUILT) ## Pack m2c for npm, with its build instead of its sources
	@npm pack

replay: $(READY) ## Serve a folder of recordings as a Chat Completions provider (DIR=recordings)
	@$(NODE) server/m2c.js replay $(or $(DIR),recordings) $(ARGS)

test: $(READY) ## Run the tests
	@$(BIN)/vitest run $(ARGS)

test-clients: $(READY) $(CLIENTS) ## Drive the real clients through m2c, and let each hear every recording
	@$(BIN)/tsc --noEmit -p conformance/clients
	@$(NODE) conformance/clients/run.ts $(ARGS)

conformance: $(READY) $(CLIENTS) ## Hold every recording before every check and every client: conformance/report.md and .html
	@$(NODE) conformance/report/run.ts

faults: $(READY) ## Let everything fail that can: provider, network, client, host
	@$(NODE) conformance/faults/run.ts $(ARGS)

kill-loop: $(READY) ## Kill m2c fifty times under load and look at its database
	@$(NODE) conformance/faults/kill-loop.ts $(ARGS)

ten-million: $(READY) ## Ten million turns: size, dashboard queries, pruning (10 GB of disk)
	@$(NODE) server/store/bench/ten-million.ts $(ARGS)

fuzz: $(READY) ## Send what nobody would send (MINUTES=5)
	@$(NODE) conformance/fuzz/run.ts --minutes $(or $(MINUTES),5) $(ARGS)

scorecard: $(READY) $(CLIENTS) ## Show every promise by its figure: conformance/scorecard.md, in some 25 minutes
	@$(NODE) conformance/scorecard/run.ts $(ARGS)

record: $(READY) ## Record a conversation with a provider (PROVIDER=deepseek SCENARIO=tool-loop)
	@$(NODE) server/m2c.js record --provider $(PROVIDER) $(if $(SCENARIO),--scenario $(SCENARIO),--session) $(ARGS)

laws: $(READY) ## Try each law a hundred thousand times (ARGS="--runs 1000" for fewer)
	@$(NODE) conformance/laws/run.ts $(ARGS)

config-laws: $(READY) ## Try twenty thousand Codex configurations (ARGS="--runs 1000" for fewer)
	@$(NODE) conformance/codex-config/run.ts $(ARGS)

mutants: $(READY) ## Break the server in twenty ways and see that the laws notice
	@$(NODE) conformance/mutants/run.ts

bench: $(BUILT) ## Measure what m2c costs against a byte pipe: conformance/bench/results (ARGS="--quick --only delta")
	@$(NODE) conformance/bench/run.ts --entry dist/m2c.js $(ARGS)

bench-compare: $(READY) ## Show what changed against an earlier result (BASE=file.json)
	@$(NODE) conformance/bench/compare.ts $(BASE) $(ARGS)

soak: $(BUILT) ## 1,000 slow streams, then rest: memory comes back, nothing stays open (MINUTES=10)
	@$(NODE) conformance/bench/soak.ts --entry dist/m2c.js --minutes $(or $(MINUTES),10) $(ARGS)

reliability: $(BUILT) ## Crowds, slow readers, long requests, with keys, log and ledger on
	@$(NODE) conformance/bench/reliability.ts --entry dist/m2c.js $(ARGS)

check: $(READY) ## Generated files are current, types agree, style holds
	@$(NODE) spec/check.ts
	@$(BIN)/tsc --noEmit
	@$(BIN)/biome ci --error-on-warnings --colors=off .
	@$(NODE) conformance/recordings/golden.ts --check
	@$(NODE) conformance/coverage/coverage.ts --check

generate: $(READY) ## Rewrite generated/ from spec/
	@$(NODE) spec/generate.ts

golden: $(READY) ## Rewrite the golden files and the table of what is translated, and show what changed
	@$(NODE) conformance/recordings/golden.ts
	@$(NODE) conformance/coverage/coverage.ts

format: $(READY) ## Put the code into shape
	@$(BIN)/biome check --write .

clean: ## Remove what was installed and built
	rm -rf dist node_modules conformance/clients/node_modules

$(READY): package.json package-lock.json
	$(INSTALL)
	@touch $@

$(CLIENTS): conformance/clients/package.json conformance/clients/package-lock.json
	$(INSTALL) --prefix conformance/clients
	@touch $@

# It is as old as the sources that it was built from, and they stand in a file that is written by the build.
$(BUILT): $(READY) $(wildcard conformance/bundle/*.ts)
	@$(NODE) conformance/bundle/build.ts

-include dist/inputs.mk
