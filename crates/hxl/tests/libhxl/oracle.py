"""What libhxl says about some files: jobs as JSON on standard input, answers as JSON on standard output, one a line.

Run by tests/libhxl.rs, which makes the files. Only interfaces of libhxl that its users use are used.
"""

import io
import json
import logging
import sys

import hxl
import hxl.scripts

logging.disable(logging.CRITICAL)
LOCAL = hxl.InputOptions(allow_local=True)


def validate(job):
    findings = []

    def note(finding):
        findings.append({
            "severity": finding.rule.severity,
            "pattern": str(finding.rule.tag_pattern),
            "row": finding.row.row_number if finding.row else None,
            "source_row": finding.row.source_row_number if finding.row else None,
            "column": finding.column.column_number if finding.column else None,
            "value": None if finding.value is None else str(finding.value),
            "suggestion": finding.suggested_value,
            "message": finding.message,
        })

    schema = hxl.data(job["schema"], LOCAL) if job["schema"] else None
    hxl.schema(schema, note).validate(hxl.data(job["data"], LOCAL))
    return findings


def script(main, words):
    out = io.StringIO(newline="")
    main(words, stdout=out)
    return out.getvalue()


def count(job):
    words = ["-t", job["by"]] if job["by"] else []
    for statement in job["aggregates"]:
        words += ["-a", statement]
    for query in job["queries"]:
        words += ["-q", query]
    return script(hxl.scripts.hxlcount_main, words + [job["data"]])


def tag(job):
    words = [word for spec in job["specs"] for word in ("-m", spec)]
    words += ["-d", job["default"]] if job["default"] else []
    words += ["-a"] if job["whole"] else []
    return script(hxl.scripts.hxltag_main, words + [job["data"]])


def dates(job):
    answers = []
    for text in job["texts"]:
        try:
            answers.append(hxl.datatypes.normalise_date(text))
        except Exception:
            answers.append(None)
    return answers


def judged(job):
    """For texts by themselves: is it a number, has it stray white space, its regular form."""
    stray = __import__("re").compile(hxl.validation.WhitespaceTest.PATTERN)
    answers = []
    for text in job["texts"]:
        regular = hxl.datatypes.normalise_space(text)
        answers.append([hxl.datatypes.is_number(text), bool(stray.match(text)), regular, hxl.datatypes.is_empty(text)])
    return answers


JOBS = {"validate": validate, "count": count, "tag": tag, "dates": dates, "judged": judged}

for line in sys.stdin:
    job = json.loads(line)
    try:
        answer = {"answer": JOBS[job["do"]](job)}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
