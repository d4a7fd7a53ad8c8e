"""Faults that make a form invalid, one function each. A fault that does not suit a form leaves it as it is."""

import string

FAULTS = []


def fault(function):
    FAULTS.append(function)
    return function


def put_one(form, luck):
    """Puts one fault, chosen by luck, into the form; its name becomes a tag."""
    chosen = luck.choice(FAULTS)
    chosen(form, luck)
    form.tags.append(f"fault:{chosen.__name__}")


def sheet(form, name):
    return next((rows for key, rows in form.sheets.items() if key.lower() == name), [])


def questions(form):
    return [row for row in sheet(form, "survey") if row.get("type") and not row["type"].startswith(("begin", "end"))]


def selects(form, multiple=False):
    stems = ("select_multiple ", "select all") if multiple else ("select", "rank", "add select")
    return [row for row in questions(form) if row["type"].startswith(stems) and "_from_file" not in row["type"]]


def a_question(form, luck):
    return luck.choice(questions(form) or [{}])


def add(form, luck, **row):
    rows = sheet(form, "survey")
    rows.insert(luck.randint(0, len(rows)), row)


def end_of(form, **row):
    sheet(form, "survey").append(row)


@fault
def no_type(form, luck):
    a_question(form, luck)["type"] = ""


@fault
def unknown_type(form, luck):
    a_question(form, luck)["type"] = luck.choice(["txet", "integre", "select_on l0", "geopiont", "note!"])


@fault
def no_name(form, luck):
    a_question(form, luck)["name"] = ""


@fault
def bad_name(form, luck):
    a_question(form, luck)["name"] = luck.choice(["1st", "has space", "a(b", "-a", "é!", "a/b", "a:b:c"])


@fault
def reserved_name(form, luck):
    a_question(form, luck)["name"] = "meta"


@fault
def same_name(form, luck):
    end_of(form, type="text", name="twice", label="a")
    end_of(form, type="integer", name=luck.choice(["twice", "twice", "Twice"]), label="b")


@fault
def repeat_named_as_root(form, luck):
    end_of(form, type="begin repeat", name="data", label="r")
    end_of(form, type="text", name="held", label="a")
    end_of(form, type="end repeat")


@fault
def two_repeats_of_one_name(form, luck):
    for group in ("ga", "gb"):
        end_of(form, type="begin group", name=group, label="g")
        end_of(form, type="begin repeat", name="rr", label="r")
        end_of(form, type="text", name="in_" + group, label="a")
        end_of(form, type="end repeat")
        end_of(form, type="end group")


@fault
def no_label(form, luck):
    end_of(form, type=luck.choice(["text", "integer", "select_one l0", "image"]), name="bare")


@fault
def unknown_reference(form, luck):
    header = luck.choice(["relevant", "label", "constraint", "calculation", "default", "hint", "required", "trigger",
                          "choice_filter", "repeat_count", "read_only"])
    a_question(form, luck)[header] = luck.choice(["${nobody}", "${nobody} = 1", "a ${ nobody } b"])


@fault
def broken_reference(form, luck):
    header = luck.choice(["relevant", "label", "constraint", "calculation", "hint"])
    a_question(form, luck)[header] = luck.choice(["${q1", "${ q1 } ${", "${}", "${q 1}", "${${q1}}", "${last-saved#}"])


@fault
def ambiguous_reference(form, luck):
    for group in ("ga", "gb"):
        end_of(form, type="begin group", name=group, label="g")
        end_of(form, type="text", name="same", label="a")
        end_of(form, type="end group")
    end_of(form, type="note", name="sees", label="It is ${same}")


@fault
def unmatched_begin(form, luck):
    add(form, luck, type=luck.choice(["begin group", "begin repeat", "begin_group"]), name="open_one", label="x")


@fault
def unmatched_end(form, luck):
    add(form, luck, type=luck.choice(["end group", "end repeat", "end_group"]), name=luck.choice(["", "x"]))


@fault
def wrong_end(form, luck):
    end_of(form, type="begin group", name="gg", label="g")
    end_of(form, type="text", name="in_gg", label="t")
    end_of(form, type="end repeat")


@fault
def unknown_list(form, luck):
    (luck.choice(selects(form) or [{}]))["type"] = luck.choice(["select_one nolist", "select_multiple nolist", "rank none"])


@fault
def no_choices(form, luck):
    for key in [key for key in form.sheets if key.lower() == "choices"]:
        del form.sheets[key]


@fault
def misspelt_sheet(form, luck):
    key = luck.choice([key for key in form.sheets])
    form.sheets = {(name[:-1] + luck.choice(["", "z", "sx"]) if name == key else name): rows
                   for name, rows in form.sheets.items()}
    if form.kind == "csv":
        form.kind = "md"


@fault
def no_header(form, luck):
    name, header = luck.choice([("survey", "type"), ("survey", "name"), ("choices", "name"), ("choices", "list_name")])
    for row in sheet(form, name):
        row.pop(header, None)


@fault
def two_names_for_a_column(form, luck):
    one, other = luck.choice([("relevant", "relevance"), ("label", "caption"), ("calculation", "calculate"),
                              ("read_only", "readonly"), ("constraint_message", "constraining_message")])
    row = a_question(form, luck)
    row[one], row[other] = "a", "b"


@fault
def choice_without_name(form, luck):
    (luck.choice(sheet(form, "choices") or [{}]))["name"] = ""


@fault
def choice_twice(form, luck):
    rows = sheet(form, "choices")
    if rows:
        rows.append(dict(rows[0]))


@fault
def choices_header_with_space(form, luck):
    (luck.choice(sheet(form, "choices") or [{}]))["bad header"] = "x"


@fault
def spaces_in_multiple(form, luck):
    rows = sheet(form, "choices")
    if rows:
        rows[0]["name"] = "with space"
    end_of(form, type="select_multiple l0", name="many", label="m")


@fault
def calculate_without_calculation(form, luck):
    add(form, luck, type="calculate", name="empty_calc")


PARAMETERS = [
    ("text", "rows=abc"), ("text", "row=5"), ("text", "rows 5"), ("image", "max-pixels=big"), ("image", "app=bad"),
    ("image", "app=1a.b"), ("audio", "quality=best"), ("audio", "q=1"), ("geopoint", "capture-accuracy=x"),
    ("geopoint", "warning-accuracy=y"), ("geopoint", "allow-mock-accuracy=maybe"), ("geotrace", "incremental=false"),
    ("geoshape", "incremental=1"), ("geotrace", "reference-geometry=nolist"), ("geoshape", "reference-geometry=${q1}"),
    ("range", "start=a"), ("range", "step=0"), ("range", "start=0 end=5 step=7"), ("range", "tick_interval=0"),
    ("range", "start=0 end=10 step=2 tick_interval=3"), ("range", "placeholder=99"), ("range", "foo=1"),
    ("range", "start=0 end=10 step=3 placeholder=4"), ("range", "tick_labelset=nolist"), ("range", "tick_labelset=l0"),
    ("range", "tick_interval=50"), ("select_one l0", "randomize=perhaps"), ("select_one l0", "seed=5"),
    ("select_one l0", "randomize=true seed=abc"), ("select_one l0", "value=a"), ("select_one l0", "randomize"),
    ("select_one_from_file a.csv", "value=1a"), ("select_one_from_file a.csv", "label=b c=d"),
    ("select_one_from_file a.csv", "label=x!"), ("audit", "track-changes=perhaps"), ("audit", "identify-user=1"),
    ("audit", "location-priority=balanced"), ("audit", "track-changes-reasons=always"), ("audit", "nothing=1"),
    ("audit", "location-priority=best location-min-interval=1 location-max-age=2"),
    ("audit", "location-priority=balanced location-min-interval=a location-max-age=2"),
    ("audit", "location-priority=balanced location-min-interval=-1 location-max-age=2"),
    ("audit", "location-priority=balanced location-min-interval=5 location-max-age=2"),
    ("audit", "location-priority=balanced location-min-interval=5 location-max-age=b"),
    ("audit", "location-priority=balanced location-min-interval=0 location-max-age=-2"),
    ("background-audio", "quality=external"), ("geopoint", "capture-accuracy=5 foo=bar"),
]  # fmt: skip


def wrong_parameters(form, luck):
    kind, parameters = luck.choice(PARAMETERS)
    row = {"type": kind, "name": "audit" if kind == "audit" else "wrong", "parameters": parameters}
    if kind not in ("audit", "background-audio"):
        row["label"] = "w"
    if kind == "range" and luck.random() < 0.2:
        row["appearance"] = luck.choice(["picker", "no-ticks", "rating"])
    end_of(form, **row)


FAULTS += [wrong_parameters] * 8


@fault
def audit_named_otherwise(form, luck):
    end_of(form, type="audit", name="log")


@fault
def wrong_file_extension(form, luck):
    end_of(form, type=f"select_one_from_file places.{luck.choice(['pdf', 'txt', ''])}", name="from_file", label="f")


@fault
def or_other_with_filter(form, luck):
    end_of(form, type="select_one l0 or_other", name="oo", label="o", choice_filter="cf = 'x'")


@fault
def table_list_of_two_lists(form, luck):
    end_of(form, type="begin group", name="tl", label="t", appearance="table-list")
    end_of(form, type="select_one l0", name="tl1", label="1")
    end_of(form, type="select_one l1", name="tl2", label="2")
    end_of(form, type="end group")


@fault
def table_list_with_filter(form, luck):
    end_of(form, type="begin group", name="tl", label="t", appearance="table-list")
    end_of(form, type="select_one l0", name="tl1", label="1", choice_filter="cf='x'")
    end_of(form, type="end group")


@fault
def external_without_sheet(form, luck):
    form.sheets.pop("external_choices", None)
    end_of(form, type="select_one_external ex", name="out", label="o", choice_filter="state='a'")


@fault
def instances_of_one_name(form, luck):
    end_of(form, type="csv-external", name="places")
    end_of(form, type=luck.choice(["xml-external", "csv-external"]), name="l0")
    end_of(form, type="select_one_from_file places.xml", name="p", label="p")


@fault
def background_geopoint(form, luck):
    row = {"type": "background-geopoint", "name": "bgp"}
    if luck.random() < 0.5:
        row.update(trigger="${q1}", calculation="1")
    end_of(form, **row)


@fault
def trigger_that_nobody_sees(form, luck):
    end_of(form, type="calculate", name="unseen", calculation="1 + 1")
    end_of(form, type="text", name="told", label="t", trigger=luck.choice(["${unseen}", "unseen", "${told} ${unseen}"]),
           calculation="2")


@fault
def encrypted_without_id(form, luck):
    form.sheets["settings"] = [{"omit_instanceID": "yes", "public_key": "abc"}]


@fault
def bad_root(form, luck):
    form.sheets["settings"] = [{"name": luck.choice(["1root", "a b", "!"])}]


@fault
def loop_without_list(form, luck):
    end_of(form, type=luck.choice(["begin loop", "begin loop over nolist"]), name="lp", label="l")
    end_of(form, type="text", name="in_lp", label="t")
    end_of(form, type="end loop")


@fault
def save_without_entities(form, luck):
    form.sheets.pop("entities", None)
    a_question(form, luck)["save_to"] = "prop"


@fault
def wrong_entities(form, luck):
    reference = "1 = 1"
    rows = luck.choice([
        [{"list_name": "trees"}], [{"list_name": "", "label": "a"}], [{"list_name": "__trees", "label": "a"}],
        [{"list_name": "a.b", "label": "a"}], [{"list_name": "1a", "label": "a"}],
        [{"list_name": "t", "update_if": reference, "label": "a"}], [{"list_name": "t", "create_if": reference}],
        [{"list_name": "t", "entity_id": "x", "create_if": reference, "label": "a"}],
        [{"list_name": "t", "label": "a", "colour": "red"}], [{"list_name": "t", "label": "a"}] * 2,
        [{"list_name": "t", "label": "a"}, {"list_name": "u", "label": "b"}], [{"list_name": "t", "label": "${gone}"}],
    ])  # fmt: skip
    form.sheets["entities"] = rows


@fault
def wrong_save_to(form, luck):
    form.sheets["entities"] = [{"list_name": "trees", "label": "'a tree'"}]
    value = luck.choice(["name", "Label", "__a", "a.b", "1a", "a b", "trees#x#y", "other#x", "twice"])
    end_of(form, type="text", name="sv1", label="s", save_to=value)
    if value == "twice":
        end_of(form, type="text", name="sv2", label="s", save_to=value)
    if luck.random() < 0.2:
        end_of(form, type="begin group", name="svg", label="s", save_to="x")
        end_of(form, type="text", name="sv3", label="s")
        end_of(form, type="end group")


@fault
def settings_in_the_survey(form, luck):
    add(form, luck, type=luck.choice(["set form title", "set_form_id", "form_title"]), name="a title")


@fault
def empty_group(form, luck):
    end_of(form, type=luck.choice(["begin group", "begin repeat"]), name="hollow", label="h")
    end_of(form, type=sheet(form, "survey")[-1]["type"].replace("begin", "end"))


@fault
def media_without_label(form, luck):
    end_of(form, type="text", name="pic", **{"media::big-image": "a.png"})


@fault
def noise(form, luck):
    """Any letters anywhere."""
    rows = sheet(form, luck.choice(["survey", "choices"]))
    if rows:
        row = luck.choice(rows)
        if row:
            row[luck.choice(list(row))] = "".join(luck.choice(string.printable[:95]) for _ in range(luck.randint(1, 12)))
