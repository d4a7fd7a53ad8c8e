#!/usr/bin/env bash
# make check: the quick loop while writing. Stops at the first thing that is wrong.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

need_rust
cargo fmt --all --check
cargo clippy --workspace --all-targets --locked -- -D warnings
cargo_tests --workspace --lib --bins
