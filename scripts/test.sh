#!/usr/bin/env bash
# make test: everything that judges the project, part after part, even when one fails. Ends with each part's result and the
# sum of all of them, "N passed, N failed". A part that counts nothing itself counts as one.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

need_rust
need_node
need_python
need_pyxform
need_libhxl
# Questionnaires are filled by the engine of ODK Web Forms, too.
(need_node_modules) || say "without the packages of package.json no form is filled as ODK Web Forms fills it"
logs=$(mktemp -d "${TMPDIR:-/tmp}/tansiq-test.XXXXXX")
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 results=()

# count FILE: the sums of what test runners say at their end, as "passed failed".
count() {
    sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
        /^ *Summary \[.*\] .*tests? run:/ {               # cargo nextest
            n++
            if (match($0, /[0-9]+ passed/)) p += substr($0, RSTART)
            if (match($0, /[0-9]+ failed/)) f += substr($0, RSTART)
            if (match($0, /[0-9]+ timed out/)) f += substr($0, RSTART)
        }
        /^test result: / { n++; p += $4; f += $6 }         # cargo test
        /^[0-9]+ passed, [0-9]+ failed/ { n++; p += $1; f += $3 }
        END { if (n) print p + 0, f + 0 }'
}

# part NAME COMMAND...: run it, show what it prints, add its counts to the total.
part() {
    local name=$1 log="$logs/part" status=0 started=$SECONDS counts p f
    shift
    say "$name"
    "$@" 2>&1 </dev/null | tee "$log" || status=$?
    counts=$(count "$log")
    p=${counts% *} f=${counts#* }
    if [ -z "$counts" ]; then p=$((status == 0)) f=0; fi
    if [ "$status" != 0 ] && [ "$f" = 0 ]; then f=1; fi # it failed beside its own counts
    passed=$((passed + p)) failed=$((failed + f))
    results+=("$(printf '%-28s %5d passed %4d failed %5d s' "$name" "$p" "$f" $((SECONDS - started)))")
}

part "format" cargo fmt --all --check
part "lints" cargo clippy --workspace --all-targets --locked -- -D warnings
part "suite on SQLite" cargo_tests --workspace
part "examples in documentation" cargo test --locked --doc --workspace
# Only these crates touch a database; with TANSIQ_TEST_POSTGRES set their tests use PostgreSQL instead of SQLite.
# The same selection of packages as above, so that nothing is compiled twice.
part "suite on PostgreSQL" scripts/postgres.sh run -- scripts/suite.sh --workspace --test laws --test program
part "kits" python3 scripts/kits/check.py
# The suite has built the program.
program=$(target_folder)/debug/tansiq
part "killed while it writes" scripts/kill.sh --binary "$program" --count 10
part "every page in a browser" scripts/browser.sh --binary "$program"
part "dependencies" scripts/deny.sh

say "results"
printf '%s\n' "${results[@]}"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
