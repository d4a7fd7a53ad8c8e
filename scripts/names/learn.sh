#!/bin/sh
# Learns crates/names/data/weights.tsv anew and prints the judge's figures.
# usage: scripts/names/learn.sh DIRECTORY [dev]   DIRECTORY holds candidates.csv and queries.csv
# With dev, a fifth of the places is held out and judged; without, the shipped weights are learned from all of them, while the
# probability of being right keeps the factors found with the fifth held out.
set -eu
data=$1
mode=${2:-all}
cd "$(dirname "$0")/../.."
weights=crates/names/data/weights.tsv
step() {
    cargo run --quiet --release -p names --example learn -- "$1" "$data/queries.csv" "$data/candidates.csv" "$weights" $2
}
both() {
    step letters "$1"
    step tune "$1"
}
both dev
step sure dev
if [ "$mode" = all ]; then
    sure=$(grep '^scalar.sure' "$weights")
    both all
    { grep -v '^scalar.sure' "$weights"; printf '%s\n' "$sure"; } >"$weights.new"
    mv "$weights.new" "$weights"
    mode=
fi
cargo run --quiet --release -p names --example judge -- "$data/candidates.csv" "$data/queries.csv" $mode
