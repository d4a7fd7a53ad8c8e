#!/usr/bin/env bash
# Runs a command beside a throwaway PostgreSQL:
#
#     scripts/postgres.sh run [--durable] -- COMMAND...
#
# The server has its own folder, port, user and password, listens on loopback only, and is gone with its folder when the
# command ends, fails or is interrupted. The command finds it in TANSIQ_TEST_POSTGRES (a superuser's URL) and may create databases.
# Nothing is flushed to disk, as befits tests; --durable keeps PostgreSQL's own settings, for measuring.
set -euo pipefail
called_from=$PWD
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

usage() { die "usage: scripts/postgres.sh run [--durable] -- COMMAND..."; }
[ "${1:-}" = run ] || usage
shift
settings=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
if [ "${1:-}" = --durable ]; then settings=(); shift; fi
[ "${1:-}" = -- ] || usage
shift
[ $# -gt 0 ] || usage

# Debian keeps the server's programs off PATH, one folder for each major version: the newest.
find_server() {
    bin=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1) || true
    [ -n "$bin" ] || bin=$(command -v initdb) || return 1
    bin=$(dirname "$bin")
}
if ! find_server; then
    debian_packages postgresql
    find_server || die "the package postgresql is installed and yet there is no initdb"
fi

# PostgreSQL refuses to run as root.
owner=$(id -un)
as_owner=()
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    as_owner=(runuser -u "$owner" --)
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/tansiq-postgres.XXXXXX")
command_group=
# shellcheck disable=SC2317 # reached by the traps
cleanup() {
    local status=$?
    trap '' INT TERM HUP
    [ -z "$command_group" ] || kill -TERM -- "-$command_group" 2>/dev/null || true
    "${as_owner[@]}" "$bin/pg_ctl" stop -D "$folder/data" -m immediate -s >/dev/null 2>&1 || true
    rm -rf "$folder"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

password=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$folder/password"
chown -R "$owner" "$folder"
cd "$folder" # the other user may not be allowed into the caller's folder
"${as_owner[@]}" "$bin/initdb" -D "$folder/data" --username tansiq --auth password --pwfile "$folder/password" \
    --encoding UTF8 --locale C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; die "initdb failed"; }

# A port is only known to be free once it is taken, hence the tries.
start() {
    "${as_owner[@]}" "$bin/pg_ctl" start -D "$folder/data" -w -s -l "$folder/server.log" -o "$(printf '%s ' \
        -p "$1" -c listen_addresses=127.0.0.1 -c "unix_socket_directories=$folder" -c max_connections=300 "${settings[@]}")" \
        >/dev/null 2>&1
}
port=
for _ in 1 2 3 4 5 6 7 8 9 10; do
    try=$((20000 + RANDOM % 12000))
    if start "$try"; then port=$try; break; fi
done
[ -n "$port" ] || { tail -n 20 "$folder/server.log" >&2; die "PostgreSQL does not start"; }

export TANSIQ_TEST_POSTGRES="postgres://tansiq:$password@127.0.0.1:$port/postgres"
export PGHOST=127.0.0.1 PGPORT=$port PGUSER=tansiq PGPASSWORD=$password PGDATABASE=postgres
export PATH="$PATH:$bin"
cd "$called_from"
# A process group of its own, so that an interruption ends the command with everything it started.
set -m
"$@" <&0 &
command_group=$!
set +m
status=0
wait "$command_group" || status=$?
command_group=
exit "$status"
