# shellcheck shell=bash disable=SC2034 # what is set here is read by the scripts that source it
# Sourced by the other scripts: enters the repository and makes sure that what a script needs is there, or says exactly
# what is missing and how to get it. Debian packages are installed when we may; Rust and Node.js never are.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
cache=${TANSIQ_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/tansiq}

say() { printf '\n== %s\n' "$*" >&2; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# at_least HAVE WANTED: is version HAVE the wanted one or newer?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# debian_packages PACKAGE...: install them, if root; otherwise say the command that does.
debian_packages() {
    has apt-get || die "missing: $* (a Debian package name); this system has no apt-get, so install it by its own means"
    [ "$(id -u)" = 0 ] || die "missing: $*. Install with: sudo apt-get install $*"
    say "installing from Debian: $*"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -q && apt-get install -q -y --no-install-recommends "$@"; } </dev/null >&2 ||
        die "apt-get could not install: $*"
}

need_rust() {
    local wanted have
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
    { has cargo && has rustc; } || die "missing: Rust $wanted or newer (cargo and rustc), which this script cannot install"
    have=$(rustc --version | cut -d ' ' -f 2)
    at_least "$have" "$wanted" || die "Rust $wanted or newer is needed and this is $have; this script cannot install it"
    has cc || debian_packages build-essential # SQLite is compiled from C
}

need_node() {
    local have
    { has node && has npm; } || die "missing: Node.js 20 or newer with npm, which this script cannot install"
    have=$(node --version)
    at_least "${have#v}" 20 || die "Node.js 20 or newer is needed and this is $have; this script cannot install it"
}

need_python() { has python3 || debian_packages python3; }

# need_oracle VARIABLE MODULE PACKAGE==VERSION...: sets VARIABLE to a Python that has the reference implementation our answers
# are compared with, in a folder of its own; tests that compare are skipped where it cannot be had, unless VARIABLE is
# "required".
need_oracle() {
    local variable=$1 module=$2 folder
    shift 2
    folder=$cache/${1/==/-}
    if ! "$folder/bin/python" -c "import $module" 2>/dev/null; then
        say "installing $*"
        need_python
        rm -rf "$folder"
        mkdir -p "$cache"
        python3 -m venv "$folder" >&2 || { rm -rf "$folder"; debian_packages python3-venv && python3 -m venv "$folder" >&2; }
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@" >&2 || rm -rf "$folder"
    fi
    if [ -x "$folder/bin/python" ]; then
        export "$variable=$folder/bin/python"
    elif [ "${!variable:-}" = required ]; then
        die "$1 could not be installed; it needs the Python package index once"
    else
        say "$1 could not be installed: nothing is compared with it"
    fi
}

need_pyxform() { need_oracle TANSIQ_PYXFORM pyxform pyxform==4.5.0; }
# libhxl does not name six, which it uses.
need_libhxl() { need_oracle TANSIQ_LIBHXL hxl libhxl==5.2.2 six==1.17.0; }

# need_node_modules: what package-lock.json says, reinstalled only when it changed since.
need_node_modules() {
    need_node
    cmp -s package-lock.json node_modules/.installed 2>/dev/null && return
    say "npm ci"
    npm ci --no-audit --no-fund >&2 || die "npm ci failed; it needs the npm registry once"
    cp package-lock.json node_modules/.installed
}

# build_program dev|release: build the program and set `program` to where it is.
build_program() {
    local folder=$1
    [ "$1" = dev ] && folder=debug
    cargo build --locked --profile "$1" --package server --bin tansiq || die "the program does not build"
    program=$(target_folder)/$folder/tansiq
    [ -x "$program" ] || die "cargo built no $program"
}

target_folder() {
    cargo metadata --locked --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/'
}

# cargo_tests ARGUMENT...: the fastest runner there is; the report of both is read by test.sh.
cargo_tests() {
    if has cargo-nextest; then
        cargo nextest run --locked --no-fail-fast --no-tests=pass "$@"
    else
        cargo test --locked --no-fail-fast "$@"
    fi
}
