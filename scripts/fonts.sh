#!/usr/bin/env bash
# Cuts the pages' font down to the letters of Arabic and Sorani, digits and marks: two weights in 36 KB. Latin letters come
# from the reader's own machine. PNG pictures use the whole font. Needs: pip install fonttools brotli.
set -euo pipefail
cd "$(dirname "$0")/../crates/web"
letters="U+0020-0022,U+0025,U+0028,U+0029,U+002B-003A,U+00A0,U+00AB,U+00BB,U+060C,U+061B,U+061F,U+0621-0655,U+0660-066C,\
U+0670,U+0671,U+067E,U+0686,U+0695,U+0698,U+06A4,U+06A9,U+06AF,U+06B5,U+06BE,U+06C0-06C3,U+06C6,U+06CC-06CE,U+06D0,U+06D5,\
U+06F0-06F9,U+200B-200F,U+2013,U+2014,U+2026,U+2066-2069,U+25CC"
for weight in Regular Bold; do
  pyftsubset "fonts/Vazirmatn-$weight.ttf" --unicodes="$letters" --layout-features='*' --flavor=woff2 \
    --output-file="assets/fonts/Vazirmatn-$weight.woff2"
done
