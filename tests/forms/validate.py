"""What ODK Validate says of XForms, one JSON object a line: id, accepted, said, xml.

    validate.py records RECORDS.jsonl    the XForms in records of oracle.py
    validate.py files FORM.xml...        XForms in files

ODK Validate comes with pyxform and needs Java.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import pyxform

JAR = pathlib.Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
# So many forms a run of the virtual machine.
BATCH = 50


def forms(kind, paths):
    """Pairs of an id and an XForm."""
    for path in paths:
        text = pathlib.Path(path).read_text(encoding="utf-8")
        if kind == "files":
            yield path, text
        else:
            yield from ((record["id"], record["xml"]) for record in map(json.loads, text.splitlines()) if record.get("xml"))


def verdicts(pairs):
    """Yields id, XForm, whether it is accepted, and what was said."""
    with tempfile.TemporaryDirectory() as folder:
        named = {}
        for number, (name, xml) in enumerate(pairs):
            path = pathlib.Path(folder) / f"{number}.xml"
            path.write_text(xml, encoding="utf-8")
            named[str(path)] = (name, xml)
        paths = list(named)
        for start in range(0, len(paths), BATCH):
            for path, accepted, said in batch(paths[start : start + BATCH]):
                yield *named[path], accepted, said


def batch(paths):
    """The verdicts on some files. A form that ends the whole run is found by asking about each alone."""
    run = subprocess.run(
        ["java", "-jar", JAR, *paths], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    text, summary, failed = run.stdout.partition("The following files failed validation:")
    failed = set(failed.split())
    parts = re.split(r"^Validating: (\S+)$", text, flags=re.M)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    ended_early = len(told) < len(paths) or (run.returncode and not summary)
    if ended_early and len(paths) > 1:
        for path in paths:
            yield from batch([path])
        return
    for path in paths:
        accepted = not ended_early and path not in failed
        lines = [line for line in told.get(path, run.stdout).splitlines() if line.strip() and not line.startswith("\tat")]
        yield path, accepted, "" if accepted else "\n".join(lines)[:800]


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("records", "files"):
        sys.exit(__doc__)
    for name, xml, accepted, said in verdicts(forms(sys.argv[1], sys.argv[2:])):
        json.dump({"id": name, "accepted": accepted, "said": said, "xml": xml}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
