"""What JavaRosa makes of forms filled at random, one JSON object a line.

    fill.py --count N --seed S

Forms are those of generate.py as pyxform compiles them. Each line: id, xml, answers (the object that `tansiq form fill` reads),
submission, refused (paths whose answers JavaRosa did not take, with its reason). Forms that JavaRosa cannot open are left out.
Ends with status 77 where Java or pyxform is missing.
"""

import argparse
import contextlib
import io
import json
import logging
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

if shutil.which("java") is None:
    sys.exit(77)
try:
    import pyxform
    from pyxform import xls2xform
except ImportError:
    sys.exit(77)

import generate

logging.disable(logging.CRITICAL)
HERE = pathlib.Path(__file__).parent
JAR = pathlib.Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
XF = "{http://www.w3.org/2002/xforms}"
VALUES = {
    "int": ["0", "1", "5", "17", "42", "-3", "1000"],
    "decimal": ["0.5", "2.25", "-1.5", "100.0"],
    "date": ["2020-02-29", "2024-12-31", "1999-01-01"],
    "time": ["10:20:00.000+00:00", "23:59:00.000+00:00"],
    "dateTime": ["2021-05-06T07:08:09.000+00:00"],
    "geopoint": ["33.3 44.4 10.0 5.0"],
    "geotrace": ["33.3 44.4 0 0; 33.4 44.5 0 0"],
    "geoshape": ["33.3 44.4 0 0; 33.4 44.5 0 0; 33.5 44.4 0 0; 33.3 44.4 0 0"],
    "boolean": ["1", "0"],
}
TEXTS = ["a", "b", "x", "y", "c0", "c1", "hello world", "10", "3.5", "2020-01-01", "سلام", "a & b < c"]


class Form:
    """The questions of an XForm, by path, in order."""

    def __init__(self, xml):
        self.root = ET.fromstring(xml)
        self.types = {bind.get("nodeset"): (bind.get("type") or "string").split(":")[-1] for bind in self.root.iter(f"{XF}bind")}
        self.lists = {}
        for instance in self.root.iter(f"{XF}instance"):
            if instance.get("id") and len(instance):
                names = [item.findtext(f"{XF}name") for item in instance[0]]
                self.lists[instance.get("id")] = [name for name in names if name]
        body = self.root.find("{http://www.w3.org/1999/xhtml}body")
        self.questions, self.repeats = [], {}
        self.walk(body)

    def walk(self, element):
        for child in element:
            tag = child.tag.split("}")[-1]
            if tag == "repeat":
                count = child.get("{http://openrosa.org/javarosa}count")
                self.repeats[child.get("nodeset")] = count is not None
            if tag in ("input", "select1", "select", "rank", "range", "trigger", "secret"):
                self.questions.append((child.get("ref"), tag, child))
            self.walk(child)

    def value(self, path, tag, element, rng):
        if tag in ("select1", "select", "rank"):
            names = [item.findtext(f"{XF}value") for item in element.findall(f"{XF}item")]
            itemset = element.find(f"{XF}itemset")
            found = re.search(r"instance\('([^']+)'\)", itemset.get("nodeset")) if itemset is not None else None
            names += self.lists.get(found[1], []) if found else []
            if not names:
                return None
            if tag == "select1":
                return rng.choice(names)
            return " ".join(dict.fromkeys(rng.choices(names, k=rng.randint(1, 3))))
        kind = self.types.get(path, "string")
        return "OK" if tag == "trigger" else rng.choice(VALUES.get(kind, TEXTS))


def answers(form, rng):
    """Answers as lines for the oracle and as an object for the program."""
    lines, tree, counts = [], {}, {}

    def place(path):
        """Every repetition of a path, as an indexed path with the object that holds the node."""
        parts = path.strip("/").split("/")
        spots = [(f"/{parts[0]}", tree)]
        at = f"/{parts[0]}"
        for part in parts[1:-1]:
            at += f"/{part}"
            nested = []
            for where, holder in spots:
                if at in form.repeats:
                    wanted = counts.setdefault(f"{where}/{part}", 3 if form.repeats[at] else rng.randint(1, 3))
                    items = holder.setdefault(part, [{} for _ in range(wanted)])
                    lines.extend(f"answer\t{where}/{part}[{n + 1}]\t" for n in range(1, len(items)))
                    nested += [(f"{where}/{part}" + (f"[{n + 1}]" if n else ""), item) for n, item in enumerate(items)]
                else:
                    nested.append((f"{where}/{part}", holder.setdefault(part, {})))
            spots = nested
        return [(f"{where}/{parts[-1]}", holder, parts[-1]) for where, holder in spots]

    for path, tag, element in form.questions:
        for where, holder, name in place(path):
            value = form.value(path, tag, element, rng) if rng.random() < 0.75 else None
            if value is not None:
                holder[name] = value
                lines.append(f"answer\t{where}\t{value}")
    return lines, tree


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    records, commands = [], []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for made in generate.forms(options.count, options.seed):
            source = folder / f"form.{made.kind}"
            data = made.data
            source.write_bytes(data if isinstance(data, bytes) else data.encode())
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    xml = xls2xform.convert(xlsform=source, warnings=[], validate=False).xform
            except Exception:  # invalid forms are for other tests
                continue
            path = folder / f"{len(records)}.xml"
            path.write_text(xml, encoding="utf-8")
            lines, tree = answers(Form(xml), rng)
            records.append({"id": made.name, "xml": xml, "answers": tree})
            commands += [f"form\t{path}", *lines, "fill"]
        run = subprocess.run(
            ["java", "-Duser.timezone=UTC", "-Xss4m", "-cp", str(JAR), str(HERE / "Oracle.java")],
            input="\n".join(commands) + "\n", capture_output=True, text=True, check=True,
        )
    said = run.stdout.splitlines()
    assert len(said) == 2 * len(records), run.stderr
    for record, opened, filled in zip(records, said[::2], said[1::2]):
        if not opened.startswith("ok") or not filled.startswith("ok"):
            continue
        _, refused, submission = filled.split("\t", 2)
        print(json.dumps({**record, "submission": submission, "refused": refused.split()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
