"""What ODK Validate says of XForms whose expressions were damaged at random, one JSON object a line.

    damage.py --count N --seed S [--whole]

Forms are those of generate.py as pyxform compiles them; each is taken once as it is and (without --whole) several times with
one attribute damaged: names misspelt, functions exchanged, arguments dropped, brackets and quotes lost, paths redirected.
Each line: id, xml, valid, reason. One Java process judges all forms of a run; it is the jar in pyxform's wheel.
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
EXPRESSION = re.compile(r' (relevant|required|readonly|constraint|calculate|value|nodeset|jr:count|ref)="([^"]+)"')
FUNCTIONS = ["count", "sum", "selected", "date", "if", "coalesce", "string-length", "position", "nothing", "max", "count-selected"]
VALUES = ["'a'", "1", "''", "today()", ".", "..", "/data", "//x", "true()", "date('x')", "$v", "1 div 0", "position(..)"]


def damaged(text, rng, paths):
    """One damage to an expression."""
    spots = list(re.finditer(r"[A-Za-z_][\w.-]*(?=\()", text))
    names = list(re.finditer(r"(?<=/)[A-Za-z_][\w.-]*", text))
    kind = rng.choice(["function", "name", "drop", "insert", "path", "wrap", "operator", "letter", "double", "join"])
    if kind == "function" and spots:
        spot = rng.choice(spots)
        return text[: spot.start()] + rng.choice(FUNCTIONS) + text[spot.end() :]
    if kind == "name" and names:
        spot = rng.choice(names)
        return text[: spot.start()] + rng.choice([spot[0] + "x", "nope", "*", "اسم", ".."]) + text[spot.end() :]
    if kind == "drop" and len(text) > 2:
        at = rng.randrange(len(text))
        return text[:at] + text[at + rng.randint(1, 3) :]
    if kind == "insert":
        at = rng.randrange(len(text) + 1)
        return text[:at] + rng.choice(["(", ")", "[", "]", "'", ",", "/", " and ", " - ", "@", "|", " 1 ", ".", "*"]) + text[at:]
    if kind == "path":
        return rng.choice(paths)
    if kind == "wrap":
        return f"{rng.choice(FUNCTIONS)}({text})"
    if kind == "operator":
        return f"{text} {rng.choice(['=', '>', '+', 'and', 'or', 'div', 'mod', '|', '!=', 'AND', 'Or'])} {rng.choice(VALUES + paths)}"
    if kind == "double" and names:
        spot = rng.choice(names)
        return text[: spot.end()] + rng.choice(["[1]", "[position() = 1]", "[. = 'a']", "[foo()]", "[name = 'c1']"]) + text[spot.end() :]
    if kind == "join":
        return f"if({rng.choice(VALUES)}, {text}, {rng.choice(VALUES)})"
    return text.replace(rng.choice(text), "", 1)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def unescape(text):
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def variants(xml, rng, whole):
    yield "none", xml
    if whole:
        return
    head, rest = xml[: xml.index("<bind")], xml[xml.index("<bind") :]
    spots = list(EXPRESSION.finditer(rest))
    paths = [path for path in re.findall(r'nodeset="(/[^"\[(]+)"', rest)] + ["../" + rng.choice("abc")]
    for _ in range(6):
        spot = rng.choice(spots)
        text = damaged(unescape(spot[2]), rng, paths)
        yield f"{spot[1]}: {text}", head + rest[: spot.start(2)] + escape(text) + rest[spot.end(2) :]
    binds = list(re.finditer(r"<bind nodeset=", rest))
    for _ in range(2):
        spot = rng.choice(binds)
        name = rng.choice(["relevant", "calculate", "required", "constraint", "readonly"])
        text = damaged(rng.choice(paths) + " = 'a'", rng, paths)
        if f" {name}=" not in rest[spot.start() : rest.index("/>", spot.start())]:
            yield f"new {name}: {text}", f'{head}{rest[: spot.start()]}<bind {name}="{escape(text)}" nodeset={rest[spot.end() :]}'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    records = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for form in generate.forms(options.count, options.seed):
            source = folder / f"form.{form.kind}"
            data = form.data
            source.write_bytes(data if isinstance(data, bytes) else data.encode())
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    xml = xls2xform.convert(xlsform=source, warnings=[], validate=False).xform
            except Exception:  # invalid forms are for other tests
                continue
            for damage, variant in variants(xml, rng, options.whole):
                path = folder / f"{len(records)}.xml"
                path.write_text(variant, encoding="utf-8")
                records.append({"id": f"{form.name}: {damage}", "xml": variant, "path": str(path)})
        commands = "".join(f"validate\t{record['path']}\n" for record in records)
        judged = subprocess.run(
            ["java", "-Xss4m", "-cp", str(JAR), str(HERE / "Oracle.java")],
            input=commands, capture_output=True, text=True, check=True,
        )
    answers = judged.stdout.splitlines()
    assert len(answers) == len(records), judged.stderr
    for record, answer in zip(records, answers):
        del record["path"]
        record["valid"] = answer == "ok\tvalid"
        record["reason"] = " ".join(answer.split())[:300]
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
