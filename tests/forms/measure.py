"""Measures the compiler of forms beside pyxform: `measure.py PROGRAM`. Markdown to standard output, progress to standard error.

Whole processes, from their start to their end, one after another: wall time is the median of some runs, memory the highest
of all runs. The forms are those of large.py; those of the repository and random ones of generate.py go through the program and then
through ODK Validate. Takes about three minutes, most of it pyxform's.
"""

import pathlib
import subprocess
import sys
import tempfile

import generate
import large
import oracle
import validate

SIZES = [(20, 20), (200, 1_000), (2_000, 10_000), (20_000, 100_000)]
# Bars in seconds and megabytes.
BARS = {20: (0.010, None), 2_000: (0.080, 60)}
RANDOM = 300


def say(line):
    print(f"forms: {line}", file=sys.stderr)


def run(command, times):
    """Median seconds, highest megabytes, of runs that must succeed."""
    clock = [sys.executable, "-S", pathlib.Path(__file__).with_name("clock.py"), str(times)]
    done = subprocess.run([*clock, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    took, memory = done.stdout.split()
    return float(took), float(memory)


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def verdict(met):
    return {True: "met", False: "**missed**", None: ""}[met]


def sizes(program, folder):
    yield "| questions, choices | compiled and checked | bar | | without the check | pyxform, no check | pyxform and ODK Validate |"
    yield "|---|---|---|---|---|---|---|"
    grown = []
    for questions, choices in SIZES:
        say(f"{questions} questions, {choices} choices")
        form, out = folder / f"{questions}.xlsx", folder / f"{questions}.xml"
        large.write(form, questions, choices)
        compiled = [program, "form", "compile", form, "-o", out]
        times = 15 if questions <= 2_000 else 3
        took, memory = run(compiled, times)
        bare, _ = run([*compiled, "--no-check"], times)
        grown.append(took)
        bar, most = BARS.get(questions, (None, None))
        met = None if bar is None else took <= bar and (most is None or memory <= most)
        wanted = "–" if bar is None else seconds(bar) + (f", {most} MB" if most else "")
        theirs = ["–", "–"]
        convert = [sys.executable, "-m", "pyxform.xls2xform", form, folder / "theirs.xml"]
        # The largest once only, and not through ODK Validate: that takes minutes.
        for place, more in enumerate(("--skip_validate", "--odk_validate")[: 2 if questions <= 2_000 else 1]):
            their_took, their_memory = run([*convert, more], 1)
            theirs[place] = f"{seconds(their_took)}, {their_memory:.0f} MB"
        yield (
            f"| {questions:,}, {choices:,} | {seconds(took)}, {memory:.0f} MB | {wanted} | {verdict(met)} | {seconds(bare)} "
            f"| {theirs[0]} | {theirs[1]} |"
        )
    yield ""
    yield f"Medians of 15 runs, 3 of the largest, pyxform one. Ten times the form takes {grown[-1] / grown[-2]:.1f} times as long."


def judged(program, folder):
    """Every output of the corpora and of random forms through ODK Validate."""
    yield "| forms | compiled | accepted by ODK Validate | by pyxform | of these accepted by ODK Validate | of these compiled here |"
    yield "|---|---|---|---|---|---|"
    golden = sorted(pathlib.Path(__file__).parents[2].glob("crates/xlsform/tests/forms/*.md"))
    yield corpus("those in the repository", program, folder, golden)
    made = []
    for form in generate.forms(RANDOM, 99):
        path = folder / f"{form.name}.{form.kind}"
        path.write_bytes(form.data)
        made.append(path)
    yield corpus(f"{RANDOM} random ones, every third with a fault", program, folder, made)


def corpus(what, program, folder, paths):
    say(f"{len(paths)} forms through the program, pyxform and ODK Validate")
    ours, theirs = [], []
    for path in paths:
        out = folder / "out.xml"
        done = subprocess.run(
            [program, "form", "compile", path, "-o", out, "--itemsets", folder / "itemsets.csv"], capture_output=True, check=False
        )
        if done.returncode == 0:
            ours.append((str(path), out.read_text(encoding="utf-8")))
        answer = oracle.outcome(path)
        if "xml" in answer:
            theirs.append((str(path), answer["xml"]))
    accepted = [name for name, _, good, _ in validate.verdicts(ours) if good]
    good = {name for name, _, fine, _ in validate.verdicts(theirs) if fine}
    kept = good & {name for name, _ in ours}
    return f"| {what} | {len(ours)} | {len(accepted)} | {len(theirs)} | {len(good)} | {len(kept)} |"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="tansiq-forms-") as folder:
        print("## Questionnaires from .xlsx, two languages, whole process\n")
        for line in sizes(program, pathlib.Path(folder)):
            print(line)
        print()
        for line in judged(program, pathlib.Path(folder)):
            print(line)
        print()


if __name__ == "__main__":
    main()
