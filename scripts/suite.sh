#!/usr/bin/env bash
# The Rust tests of the packages named (cargo's own arguments), by nextest where it is installed.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

need_rust
cargo_tests "$@"
