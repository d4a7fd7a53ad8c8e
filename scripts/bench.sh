#!/usr/bin/env bash
# make bench: measures the release build on this machine and writes docs/benchmarks.md. The figures are `tansiq bench`'s own:
# Markdown on its standard output, progress on its standard error. Arguments go to it.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

# The second half runs beside the throwaway PostgreSQL that the first half starts.
if [ "${1:-}" != --with-postgres ]; then
    need_rust
    need_libhxl
    need_pyxform
    build_program release
    exec scripts/postgres.sh run --durable -- scripts/bench.sh --with-postgres "$program" "$@"
fi
program=$2
shift 2

machine() {
    local model
    model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
    echo "| what | measured on |"
    echo "| --- | --- |"
    echo "| processor | ${model:-$(uname -m)}, $(nproc) cores |"
    echo "| memory | $(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo) |"
    echo "| system | $(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r) |"
    echo "| PostgreSQL | $(psql -At -c 'show server_version') |"
    echo "| compiler | $(rustc --version | cut -d ' ' -f 1-2), release profile |"
    echo "| other work | load average $(cut -d ' ' -f 1 /proc/loadavg) before the start |"
    echo "| program | $(git describe --always --dirty 2>/dev/null || echo 'no git'), $(date -u +%F) |"
}

# A public register of places is measured with where it lies beside the checkout.
register=../shared/data/names
if [ -f "$register/queries.csv" ]; then
    set -- --register "$register" "$@"
fi

mkdir -p docs
page=$(mktemp docs/.benchmarks.XXXXXX)
trap 'rm -f "$page"' EXIT
{
    echo "# Benchmarks"
    echo
    echo "Written by \`make bench\`. One machine, one client; run it on yours."
    echo
    machine
    echo
    "$program" bench --postgres "$TANSIQ_TEST_POSTGRES" "$@"
    if [ -x "${TANSIQ_PYXFORM:-}" ]; then
        "$TANSIQ_PYXFORM" tests/forms/measure.py "$program"
    fi
} >"$page"
chmod 644 "$page"
mv "$page" docs/benchmarks.md
say "wrote docs/benchmarks.md"
