"""A large questionnaire as a workbook: so many questions and choices, two languages, ten types, groups and repeats."""

import openpyxl

LANGUAGES = ("English (en)", "Arabic (ar)")
TYPES = ("text", "integer", "decimal", "date", "select_one", "select_multiple", "calculate", "note", "geopoint", "time")
LIST_SIZE = 20


def write(path, questions, choices):
    """Writes it; every tenth question is within a repeat, every fifth depends on another."""
    lists = max(1, choices // LIST_SIZE)
    book = openpyxl.Workbook(write_only=True)
    survey = book.create_sheet("survey")
    survey.append(
        ["type", "name"]
        + [f"label::{language}" for language in LANGUAGES]
        + [f"hint::{language}" for language in LANGUAGES]
        + ["required", "relevant", "constraint", "constraint_message", "calculation", "choice_filter", "appearance"]
    )
    for number in range(questions):
        if number % 20 == 0:
            survey.append(["begin group", f"g{number}", f"Part {number}", f"الجزء {number}"])
        if number % 20 == 10:
            survey.append(["begin repeat", f"r{number}", f"Visit {number}", f"الزيارة {number}"])
        survey.append(question(number, lists))
        if number % 20 == 11:
            survey.append(["end repeat"])
        if number % 20 == 19 or number == questions - 1:
            if number % 20 == 10:
                survey.append(["end repeat"])
            survey.append(["end group"])
    sheet = book.create_sheet("choices")
    sheet.append(["list_name", "name", *[f"label::{language}" for language in LANGUAGES], "region"])
    for number in range(choices):
        listed, item = divmod(number, LIST_SIZE)
        sheet.append([f"list{listed}", f"c{item}", f"Choice {number}", f"الخيار {number}", f"r{item % 4}"])
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id", "version", "default_language"])
    settings.append(["A large questionnaire", "large", 2026112601, LANGUAGES[0]])
    book.save(path)


def question(number, lists):
    """One row of the survey sheet."""
    kind = TYPES[number % len(TYPES)]
    before = f"${{q{number - 1}}}" if number else "1"
    row = [
        f"{kind} list{number % lists}" if kind.startswith("select") else kind,
        f"q{number}",
        f"What is the answer to question number {number}?",
        f"ما هو جواب السؤال رقم {number}؟",
        f"Ask the head of the household ({number})",
        f"اسأل رب الأسرة ({number})",
        "yes" if number % 3 == 0 and kind != "note" else None,
        f"{before} != ''" if number % 5 == 4 and kind != "calculate" else None,
        ". >= 0 and . < 1000" if kind in ("integer", "decimal") else None,
        "Between 0 and 1000" if kind in ("integer", "decimal") else None,
        f"concat({before}, '-', {number})" if kind == "calculate" else None,
        f"region = 'r{number % 4}'" if kind == "select_one" and number % 20 == 4 else None,
        "minimal" if kind == "select_one" and number % 40 == 4 else None,
    ]
    if kind == "calculate":
        row[2:6] = [None] * 4
    return row
