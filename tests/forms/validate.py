"""What ODK Validate says of XForms, one JSON object a line: id, accepted, said, xml.

    validate.py records RECORDS.jsonl    the XForms in records of oracle.py
    validate.py files FORM.xml...        XForms in files

ODK Validate comes with pyxform and needs Java.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import pyxform

JAR = pathlib.Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"

def forms(kind, paths):
    """Pairs of an id and an XForm."""
    for path in paths:
        text = pathlib.Path(path).read_text(encoding="utf-8")
        if kind == "files":
            yield path, text
        else:
            yield from ((record["id"], record["xml"]) for record in map(json.loads, text.splitlines()) if record.get("xml"))


def verdicts(pairs):
    """Yields id, XForm, whether it is accepted, and what was said. One virtual machine judges all of them."""
    pairs = list(pairs)
    with tempfile.TemporaryDirectory() as folder:
        commands = []
        for number, (_, xml) in enumerate(pairs):
            path = pathlib.Path(folder) / f"{number}.xml"
            path.write_text(xml, encoding="utf-8")
            commands.append(f"validate\t{path}\n")
        run = subprocess.run(
            ["java", "-Xss4m", "-cp", JAR, pathlib.Path(__file__).with_name("Oracle.java")],
            input="".join(commands), capture_output=True, text=True, check=True,
        )  # fmt: skip
    answers = run.stdout.splitlines()
    assert len(answers) == len(pairs), run.stderr
    for (name, xml), answer in zip(pairs, answers, strict=True):
        accepted = answer == "ok\tvalid"
        yield name, xml, accepted, "" if accepted else " ".join(answer.split())[:800]


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("records", "files"):
        sys.exit(__doc__)
    for name, xml, accepted, said in verdicts(forms(sys.argv[1], sys.argv[2:])):
        json.dump({"id": name, "accepted": accepted, "said": said, "xml": xml}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
