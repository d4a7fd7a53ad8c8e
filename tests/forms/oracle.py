"""What pyxform makes of forms, one JSON object a line.

    oracle.py generate --count N --seed S   forms of generate.py
    oracle.py files PATH...                 workbooks, CSV and Markdown files
    oracle.py strings FOLDER                every Markdown form that stands as a string in the Python files below FOLDER

Each line: id, kind (the file's extension), text or path, stem, and either xml, warnings and itemsets, or error.
pyxform's own crashes carry "crash": true; they are no refusals.
"""

import argparse
import ast
import base64
import contextlib
import io
import json
import logging
import pathlib
import sys
import tempfile

from pyxform import xls2xform
from pyxform.errors import PyXFormError

logging.disable(logging.CRITICAL)


def outcome(path):
    """pyxform's answer for a file."""
    warnings = []
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            result = xls2xform.convert(xlsform=path, warnings=warnings, validate=False, pretty_print=True)
    except PyXFormError as error:
        return {"error": str(error)}
    except Exception as error:  # whatever it stumbles over
        return {"error": f"{type(error).__name__}: {error}", "crash": True}
    return {"xml": result.xform, "warnings": warnings, "itemsets": result.itemsets}


def of_bytes(name, kind, data, **more):
    """A record of a form that is no file yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"form.{kind}"
        path.write_bytes(data)
        answer = outcome(path)
    held = {"base64": base64.b64encode(data).decode()} if kind in ("xlsx", "xls") else {"text": data.decode()}
    return {"id": name, "kind": kind, "stem": "form", **held, **answer, **more}


def of_file(path):
    path = pathlib.Path(path)
    return {"id": str(path), "kind": path.suffix[1:], "path": str(path.resolve()), "stem": path.stem, **outcome(path)}


def strings(folder):
    """Markdown forms in the sources below a folder."""
    for path in sorted(pathlib.Path(folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if text.count("|") > 5 and "survey" in text and "\n" in text:
                    yield f"{path.stem}:{node.lineno}", text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate")
    generate.add_argument("--count", type=int, default=100)
    generate.add_argument("--seed", type=int, default=1)
    commands.add_parser("files").add_argument("paths", nargs="+")
    commands.add_parser("strings").add_argument("folder")
    options = parser.parse_args()
    if options.command == "files":
        records = map(of_file, options.paths)
    elif options.command == "strings":
        records = (of_bytes(name, "md", text.encode()) for name, text in strings(options.folder))
    else:
        import generate as generator

        forms = generator.forms(options.count, options.seed)
        records = (of_bytes(form.name, form.kind, form.data, tags=form.tags) for form in forms)
    for record in records:
        json.dump(record, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
