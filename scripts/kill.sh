#!/usr/bin/env bash
# Kills the program at random moments during writes and imports and looks whether anything it had acknowledged is lost.
# Arguments go to kill.mjs. Builds the program first unless --binary says which one to kill.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

need_node
case " $* " in
    *" --binary "* | *" --help "*) ;;
    *)
        need_rust
        build_program dev
        set -- --binary "$program" "$@"
        ;;
esac
exec node scripts/kill.mjs "$@"
