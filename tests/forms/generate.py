"""Random XLSForms, rich in constructs: most compile, every third has a fault put into it (faults.py).

A form is made of the same rows whatever file it ends in: Markdown mostly, sometimes CSV, XLSX. The same count and seed
give the same forms.
"""

import csv
import io
import random
from dataclasses import dataclass, field

import openpyxl

import faults
from rows import Survey


@dataclass
class Form:
    """Sheets of rows; a row is a dict of header to text."""

    name: str
    kind: str = "md"
    sheets: dict = field(default_factory=dict)
    tags: list = field(default_factory=list)

    def tables(self):
        """Each sheet's name, headers and rows as lists."""
        for name, rows in self.sheets.items():
            headers = list(dict.fromkeys(header for row in rows for header in row))
            yield name, headers, [[row.get(header, "") for header in headers] for row in rows]

    @property
    def data(self):
        return {"md": self.markdown, "csv": self.csv, "xlsx": self.xlsx}[self.kind]()

    def markdown(self):
        lines = []
        for name, headers, rows in self.tables():
            lines.append(f"| {name} |")
            for row in [headers, *rows]:
                cells = (str(cell).replace("|", r"\|").replace("\n", " ") for cell in row)
                lines.append("| | " + " | ".join(cells) + " |")
        return "\n".join(lines).encode()

    def csv(self):
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        for name, headers, rows in self.tables():
            writer.writerow([name])
            for row in [headers, *rows]:
                writer.writerow(["", *row])
        return text.getvalue().encode()

    def xlsx(self):
        book = openpyxl.Workbook(write_only=True)
        for name, headers, rows in self.tables():
            sheet = book.create_sheet(name)
            for row in [headers, *rows]:
                sheet.append([_typed(cell) for cell in row])
        data = io.BytesIO()
        book.save(data)
        return data.getvalue()


def _typed(cell):
    """Numbers and truths as spreadsheet programs store them."""
    if cell == "":
        return None
    if cell in ("TRUE", "FALSE"):
        return cell == "TRUE"
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell


def choices(luck, languages):
    """Choice lists l0.. with a column to filter by; some translated, some with pictures."""
    rows = []
    label = luck.choice(["label", "label", "caption"]) if not languages else None
    pictures = luck.choice([None] * 6 + ["image", "media::image", "audio"])
    list_header = luck.choice(["list_name", "list_name", "list name", "List_Name"])
    for number in range(luck.randint(2, 4)):
        for item in range(luck.randint(1, 4)):
            row = {list_header: f"l{number}", "name": luck.choice(["c%d", "c%d", "%d"]) % item}
            if luck.random() < 0.97:
                for header in [f"label::{language}" for language in languages] or [label]:
                    row[header] = luck.choice(["Choice", "خيار", "Say <b>yes</b> & go", "A 'quoted' \"one\""]) + f" {item}"
            if pictures and luck.random() < 0.7:
                row[pictures] = f"p{item}.png"
            row["cf"] = luck.choice(["x", "y", "z"])
            rows.append(row)
    if luck.random() < 0.1:
        for row in rows:
            row["geometry"] = "33.3 44.4 0 0"
    return rows


def external_choices(luck):
    return [
        {"list_name": "ex", "name": f"e{item}", "label": f"External {item}", "state": luck.choice(["c0", "c1"])}
        for item in range(3)
    ]


KEY = (
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwlAN9/z1/kTlrf0Uwqu0eEkvX/7mPqdiPBhcV9KXyBiWQOgE1gRHjb"
)


def settings(luck, languages, survey):
    row = {}

    def maybe(share, **values):
        if luck.random() < share:
            row.update(values)

    maybe(0.5, form_title=luck.choice(["A form", "استمارة & more", "Title <1>"]))
    maybe(0.5, form_id=luck.choice(["my_form", "form-2", "f.3"]))
    maybe(0.5, version=luck.choice(["1", "2026112601", "v 1"]))
    if languages:
        maybe(0.6, default_language=luck.choice([*languages, "Other (xx)"]))
    maybe(0.2, style=luck.choice(["pages", "theme-grid", "pages theme-grid"]))
    if survey.plain:
        maybe(0.2, instance_name=f"concat('x', ${{{luck.choice(survey.plain)}}})")
    maybe(0.1, public_key=KEY, submission_url="https://example.org/submission")
    maybe(0.1, submission_url="https://example.org/submission?a=1&b=2")
    maybe(0.1, auto_send=luck.choice(["true", "false"]))
    maybe(0.1, auto_delete=luck.choice(["true", "false"]))
    maybe(0.1, client_editable=luck.choice(["yes", "no"]))
    maybe(0.1, allow_choice_duplicates="yes")
    maybe(0.1, name="root_node")
    maybe(0.1, instance_id="uuid()")
    maybe(0.1, namespaces='esri="http://esri.com/xforms" e2="http://example.org/e2"')
    maybe(0.1, **{"attribute::xyz": "1"})
    maybe(0.05, sms_keyword="sms", prefix="J1!", delimiter="#")
    maybe(0.1, clean_text_values=luck.choice(["yes", "no"]))
    if "public_key" not in row:
        maybe(0.05, omit_instanceID="true()")
    return [row] if row else []


def entities(luck, survey):
    """One declaration: it creates, updates, or both."""
    if not survey.plain:
        return []
    reference = f"${{{luck.choice(survey.plain)}}}"
    row = {luck.choice(["list_name", "dataset"]): "trees"}
    kind = luck.choice(["create", "create", "update", "both"])
    if kind != "update" or luck.random() < 0.5:
        row["label"] = f"concat('Tree ', {reference})"
    if kind != "create":
        row["entity_id"] = reference
    if kind == "both" or (kind == "create" and luck.random() < 0.5):
        row["create_if"] = f"{reference} != ''"
    if kind == "both" or (kind == "update" and luck.random() < 0.5):
        row["update_if"] = f"{reference} = 'u'"
    return [row]


def form(number, luck):
    languages = luck.choice([[], [], ["English (en)", "Arabic (ar)"], ["English", "French (fr)", "Arabic (ar)"]])
    made = Form(name=f"generated-{number}", kind=luck.choice(["md"] * 6 + ["csv", "xlsx", "xlsx"]))
    survey = Survey(luck, languages)
    rows = survey.rows()
    made.sheets[luck.choice(["survey", "survey", "Survey"])] = rows
    made.sheets[luck.choice(["choices", "choices", "CHOICES"])] = choices(luck, languages)
    if survey.external:
        made.sheets["external_choices"] = external_choices(luck)
    if survey.osm:
        made.sheets["osm"] = [
            {"list_name": "buildings", "name": "building", "label": "Building"},
            {"list_name": "building", "name": "yes", "label": "Yes"},
        ]
    if survey.saves or luck.random() < 0.08:
        declared = entities(luck, survey)
        if declared:
            made.sheets["entities"] = declared
    chosen = settings(luck, languages, survey)
    if chosen:
        made.sheets["settings"] = chosen
    if luck.random() < 0.05:
        made.sheets["notes" if made.kind != "csv" else "settings"] = made.sheets.get("settings", [{"version": "1"}])
    made.tags = sorted(survey.tags)
    return made


def forms(count, seed):
    for number in range(count):
        luck = random.Random(f"{seed}/{number}")
        made = form(number, luck)
        if number % 3 == 2:
            faults.put_one(made, luck)
        yield made
