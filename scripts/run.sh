#!/usr/bin/env bash
# make run: from a fresh clone to a served sample in one step. Keeps ./data if it is there.
# TANSIQ_DATA and TANSIQ_LISTEN name another folder or address.
set -euo pipefail
# shellcheck source=scripts/needs.sh
. "$(dirname "$0")/needs.sh"

data=${TANSIQ_DATA:-data}
listen=${TANSIQ_LISTEN:-127.0.0.1:8080}

need_rust
say "building the program (some minutes the first time)"
build_program release
if [ ! -e "$data/tansiq.db" ]; then
    say "creating $data with kit iraq and its sample records"
    "$program" init --data "$data" --kit iraq --sample
fi
cat <<END

  Tansiq is about to be served at   http://$listen
  Sample accounts, if $data has them:   password tansiq-sample
      coordinator@sample.invalid          field.erbil@sample.invalid
      ngo.national@sample.invalid         ngo.international@sample.invalid
      admin@sample.invalid
  Ctrl-C stops it. To start over, remove the folder $data.

END
exec "$program" serve --data "$data" --listen "$listen"
