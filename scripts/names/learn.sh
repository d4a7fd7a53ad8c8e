#!/bin/sh
# Learns crates/names/data/weights.tsv anew and prints the judge's figures.
# usage: scripts/names/learn.sh DIRECTORY [part0|part1|part2|part3|part4]   DIRECTORY holds candidates.csv and queries.csv
# With a part, that fifth of the places is held out and judged. Without, part0 is judged first, then the shipped weights are
# learned from all places, while the probability of being right keeps the factors found with part0 held out.
set -eu
data=$1
part=${2:-part0}
only=${2:-}
cd "$(dirname "$0")/../.."
weights=crates/names/data/weights.tsv
step() {
    cargo run --quiet --release -p names --example learn -- "$1" "$data/queries.csv" "$data/candidates.csv" "$weights" "$2"
}
both() {
    step letters "$1"
    step tune "$1"
}
judge() {
    cargo run --quiet --release -p names --example judge -- "$data/candidates.csv" "$data/queries.csv" "$@"
}
both "$part"
step sure "$part"
judge "$part"
if [ -z "$only" ]; then
    sure=$(grep '^scalar.sure' "$weights")
    both all
    { grep -v '^scalar.sure' "$weights"; printf '%s\n' "$sure"; } >"$weights.new"
    mv "$weights.new" "$weights"
    judge
fi
