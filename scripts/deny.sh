#!/usr/bin/env bash
# Checks the dependencies against deny.toml: licences, bans and sources always; advisories when their database can be had.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

need_rust
PATH="$cache/tools/bin:$PATH"
if ! has cargo-deny; then
    say "building cargo-deny into $cache/tools (about three minutes, once)"
    CARGO_TARGET_DIR=$cache/tools/build cargo install --locked --quiet --root "$cache/tools" cargo-deny@0.20.2 >&2 ||
        die "cargo-deny is missing and 'cargo install --locked cargo-deny' failed"
    rm -rf "$cache/tools/build"
fi

cargo deny --locked check licenses bans sources

# The database of advisories is a repository elsewhere, which a closed network does not reach: that is no fault of the project.
if timeout 120 cargo deny fetch db </dev/null >/dev/null 2>&1; then
    cargo deny --locked check advisories
else
    echo "SKIPPED: advisories, because their database cannot be fetched from here" >&2
fi
