"""Measures the compiler of forms beside pyxform: `measure.py PROGRAM`. Markdown to standard output, progress to standard error.

Whole processes, from their start to their end, one after another: wall time is the median of some runs, memory the highest
of all runs. The forms are those of large.py; random ones of generate.py go through the program and then through ODK Validate.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

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
    took, memory = [], 0
    for _ in range(times):
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took.append(time.perf_counter() - started)
        memory = max(memory, usage.ru_maxrss / 1000)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"failed: {' '.join(map(str, command))}")
    return statistics.median(took), memory


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def verdict(met):
    return {True: "met", False: "**missed**", None: ""}[met]


def sizes(program, folder):
    yield "| questions, choices, two languages, .xlsx | this program, with the check | bar | | pyxform, no check | pyxform and ODK Validate |"
    yield "|---|---|---|---|---|---|"
    grown = []
    for questions, choices in SIZES:
        say(f"{questions} questions, {choices} choices")
        form, out = folder / f"{questions}.xlsx", folder / f"{questions}.xml"
        large.write(form, questions, choices)
        took, memory = run([program, "form", "compile", form, "-o", out], 15 if questions <= 2_000 else 3)
        grown.append(took)
        bar, most = BARS.get(questions, (None, None))
        met = None if bar is None else took <= bar and (most is None or memory <= most)
        wanted = "–" if bar is None else seconds(bar) + (f", {most} MB" if most else "")
        theirs = ["–", "–"]
        if questions <= 2_000:
            convert = [sys.executable, "-m", "pyxform.xls2xform", form, folder / "theirs.xml"]
            for place, more in enumerate(("--skip_validate", "--odk_validate")):
                their_took, their_memory = run([*convert, more], 1)
                theirs[place] = f"{seconds(their_took)}, {their_memory:.0f} MB"
        yield (
            f"| {questions:,}, {choices:,} | {seconds(took)}, {memory:.0f} MB | {wanted} | {verdict(met)} | {theirs[0]} | {theirs[1]} |"
        )
    factor = grown[-1] / grown[-2]
    yield ""
    yield f"Ten times the form takes {factor:.1f} times as long."


def random_forms(program, folder):
    say(f"{RANDOM} random forms through the program, pyxform and ODK Validate")
    made, theirs = [], {}
    for form in generate.forms(RANDOM, 99):
        path, out = folder / f"{form.name}.{form.kind}", folder / f"{form.name}.xml"
        path.write_bytes(form.data)
        answer = oracle.outcome(path)
        if "xml" in answer:
            theirs[form.name] = answer["xml"]
        done = subprocess.run([program, "form", "compile", path, "-o", out], capture_output=True, check=False)
        if done.returncode == 0:
            made.append((form.name, out.read_text(encoding="utf-8")))
    refused = [name for name, _, accepted, _ in validate.verdicts(made) if not accepted]
    good = {name for name, _, accepted, _ in validate.verdicts(theirs.items()) if accepted}
    kept = good & {name for name, _ in made}
    yield f"Of {RANDOM} random forms the program compiled {len(made)}; ODK Validate accepts {len(made) - len(refused)} of these."
    yield f"pyxform compiled {len(theirs)}, of which ODK Validate accepts {len(good)}; the program compiled {len(kept)} of those."


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="tansiq-forms-") as folder:
        print("## Questionnaires\n")
        for line in sizes(program, pathlib.Path(folder)):
            print(line)
        print()
        for line in random_forms(program, pathlib.Path(folder)):
            print(line)
        print()


if __name__ == "__main__":
    main()
