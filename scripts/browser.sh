#!/usr/bin/env bash
# Looks at every page in a real browser: makes Chromium and the test tools ready, then runs tests/face/face.mjs with the
# arguments given. Builds the program first unless --binary or --url says what to look at.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

need_node_modules
if ! has chromium && [ -z "${TANSIQ_CHROMIUM:-}" ]; then
    debian_packages chromium fonts-dejavu-core
fi
case " $* " in
    *" --binary "* | *" --url "* | *" --help "*) ;;
    *)
        need_rust
        build_program dev
        set -- --binary "$program" "$@"
        ;;
esac
exec node tests/face/face.mjs "$@"
