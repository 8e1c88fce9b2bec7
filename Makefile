# `make start` runs m2c and `make test` its tests; each sets up all it needs from Node ≥ 20, npm and make.

# The runtime comes from npm (see optionalDependencies), whatever Node the machine has.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

INSTALL = npm ci --no-audit --no-fund --loglevel=error
READY = node_modules/.ready
CLIENTS = conformance/clients/node_modules/.ready

.PHONY: help start replay test test-clients check generate golden format clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

start: $(READY) ## Run m2c (settings in ARGS="--port 9000 --verbose")
	@node server/m2c.js start $(ARGS)

replay: $(READY) ## Serve a folder of recordings as a Chat Completions provider (DIR=recordings)
	@node server/m2c.js replay $(or $(DIR),recordings) $(ARGS)

test: $(READY) ## Run the tests
	@vitest run $(ARGS)

test-clients: $(READY) $(CLIENTS) ## Drive the real Codex and the OpenAI SDK through m2c
	@node conformance/clients/run.ts $(ARGS)

check: $(READY) ## Generated files are current, types agree, style holds
	@node spec/check.ts
	@tsc --noEmit
	@biome ci --error-on-warnings --colors=off .
	@node conformance/golden.ts --check

generate: $(READY) ## Rewrite generated/ from spec/
	@node spec/generate.ts

golden: $(READY) ## Rewrite the golden files of recordings/ and show what changed
	@node conformance/golden.ts

format: $(READY) ## Put the code into shape
	@biome check --write .

clean: ## Remove what was installed
	rm -rf node_modules conformance/clients/node_modules

$(READY): package.json package-lock.json
	$(INSTALL)
	@touch $@

$(CLIENTS): conformance/clients/package.json conformance/clients/package-lock.json
	$(INSTALL) --prefix conformance/clients
	@touch $@
