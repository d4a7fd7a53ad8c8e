# One word for each thing one does with the project; what stands behind each is in scripts/.
.DEFAULT_GOAL := help
.PHONY: help run check test bench

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build, fill ./data with the sample of kit iraq if there is none, serve it at http://127.0.0.1:8080
	@scripts/run.sh

check: ## the quick loop: format, lints, unit tests
	@scripts/check.sh

test: ## everything that judges the project, on SQLite and PostgreSQL and in a browser
	@scripts/test.sh

bench: ## measure the release build and write docs/benchmarks.md
	@scripts/bench.sh
