"""Random rows of a survey sheet: questions of every type, in groups and repeats, that refer to each other."""

TYPES = [
    "text", "text", "string", "q string", "integer", "int", "integer", "decimal", "date", "time", "dateTime",
    "datetime", "date time", "note", "note", "barcode", "acknowledge", "trigger", "geopoint", "gps", "location",
    "geotrace", "geoshape", "image", "photo", "audio", "video", "file", "hidden", "percentage", "phone number",
    "add text prompt", "add image prompt", "add integer prompt", "q date", "q geopoint", "q picture",
    "number of days in last month",
]  # fmt: skip
METADATA = [
    "start", "end", "today", "deviceid", "username", "email", "phonenumber", "simserial", "subscriberid", "imei",
    "start time", "get today", "uri:deviceid", "audit", "start-geopoint", "background-audio",
]  # fmt: skip
LABELS = [
    "What is it?", "كم عدد الأسر؟", "A & B < C", "Say \"hello\"", "With ${%s} inside", "**bold** and <b>more</b>",
    "Two ${%s} and ${%s}", "Curly ‘quotes’ “here”", "1", "Spaces   between", "Ends with ${%s}",
]  # fmt: skip


class Survey:
    """Rows, and what the other sheets need to know of them."""

    def __init__(self, luck, languages):
        self.luck = luck
        self.languages = languages
        self.count = 0
        self.plain, self.repeats, self.selects = [], [], []
        self.inside = {}
        self.tags = set()
        self.external = self.osm = self.saves = False
        self.label_style = luck.choice(["plain"] if not languages else ["all", "all", "mixed", "some"])
        self.media = luck.choice([None] * 6 + ["%s", "media::%s"])
        self.spelling = {
            "relevant": luck.choice(["relevant", "relevant", "relevance", "Relevant", "bind::relevant"]),
            "read_only": luck.choice(["read_only", "readonly"]),
            "constraint_message": luck.choice(["constraint_message", "constraint_message", "constraining_message"]),
            "calculation": luck.choice(["calculation", "calculation", "calculate"]),
            "repeat_count": luck.choice(["repeat_count", "count", "jr:count"]),
        }
        self.saves = luck.random() < 0.08

    def rows(self):
        rows = []
        for kind in self.luck.sample(METADATA, self.luck.choice([0, 0, 1, 2, 4])):
            rows.append(self.metadata(kind))
        rows += self.block(self.luck.randint(2, 10), depth=0, repeats=())
        if self.luck.random() < 0.1:
            rows.insert(self.luck.randint(0, len(rows)), {})
        return rows

    def name(self, stem="q"):
        self.count += 1
        return self.luck.choice(["%s%d", "%s%d", "%s_%d", "%s-%d", "%s.%d"]) % (stem, self.count)

    def block(self, size, depth, repeats):
        rows = []
        for _ in range(size):
            draw = self.luck.random()
            if depth < 3 and draw < 0.10:
                rows += self.group(depth, repeats)
            elif depth < 3 and draw < 0.20:
                rows += self.repeat(depth, repeats)
            elif draw < 0.42:
                rows.append(self.select(repeats))
            elif draw < 0.52:
                rows.append(self.calculate(repeats))
            elif draw < 0.58:
                rows.append(self.range())
            elif draw < 0.63:
                rows += self.special(repeats)
            else:
                rows.append(self.question(repeats))
        return rows

    # What cells say.

    def reference(self):
        return "${%s}" % self.luck.choice(self.plain) if self.plain else "1"

    def text(self):
        words = self.luck.choice(LABELS)
        return words % tuple(self.luck.choice(self.plain) for _ in range(words.count("%s"))) if self.plain else (
            "Label" if "%s" in words else words
        )

    def label(self, row, column="label"):
        if self.label_style == "plain" or (self.label_style == "some" and self.luck.random() < 0.5):
            row[column] = self.text()
        elif self.label_style == "mixed":
            row[column] = self.text()
            row[f"{column}::{self.languages[1]}"] = self.text()
        else:
            for language in self.languages:
                if self.luck.random() < 0.97:
                    row[f"{column}::{language}"] = self.text()

    def condition(self):
        luck = self.luck
        options = [
            f"{self.reference()} = 'a'", f"{self.reference()} > 3 and {self.reference()} != ''",
            f"not({self.reference()}<5)", "1 = 1", f"string-length({self.reference()}) > 2",
            f"selected({self.reference()}, 'c1')", "true()", f"count-selected({self.reference()}) >= 2",
            f"regex({self.reference()}, '[a-z]+')", f"coalesce({self.reference()}, 'x') = \"y\"",
        ]  # fmt: skip
        if self.repeats:
            repeat = luck.choice(self.repeats)
            options.append(f"count(${{{repeat}}}) > 1")
        return luck.choice(options)

    def expression(self, repeats):
        luck = self.luck
        options = [
            f"{self.reference()} + 1", f"if({self.condition()}, 'a', 'b')", "once(random())", "now()", "uuid()",
            f"concat({self.reference()}, ' ', {self.reference()})", f"round({self.reference()} div 3, 2)",
            "pulldata('places', 'name', 'code', 'x')", f"pulldata('places', 'n', 'c', {self.reference()})",
            f"substr({self.reference()}, 0, 2)", f"jr:choice-name({self.reference()}, '{self.reference()}')",
            "count(instance('l0')/root/item[cf = 'x'])", "'text'", "1", f"max({self.reference()}, 2)",
            f"instance('l1')/root/item[name = {self.reference()}]/label", "position(..)", "../q1",
            f"decimal-date-time({self.reference()})", f"format-date({self.reference()}, '%Y-%m-%d')",
        ]  # fmt: skip
        if self.repeats:
            repeat = luck.choice(self.repeats)
            held = self.inside.get(repeat) or []
            options.append(f"count(${{{repeat}}})")
            if held:
                options += [
                    f"sum(${{{luck.choice(held)}}})", f"indexed-repeat(${{{luck.choice(held)}}}, ${{{repeat}}}, 1)",
                    f"indexed-repeat(${{{luck.choice(held)}}}, ${{{repeat}}}, {self.reference()})",
                    f"${{{repeat}}}[position() = 1]/{luck.choice(held)}", f"join(',', ${{{luck.choice(held)}}})",
                ]  # fmt: skip
        if self.plain:
            options.append("${last-saved#%s}" % luck.choice(self.plain))
        return luck.choice(options)

    def decorate(self, row, repeats, answers=True):
        """The columns a question may have beside its type, name and label."""

        def maybe(share, header, value):
            if self.luck.random() < share:
                row[header] = value() if callable(value) else value

        luck = self.luck
        if luck.random() < 0.15:
            self.label(row, "hint")
        if luck.random() < 0.05:
            self.label(row, "guidance_hint")
        maybe(0.15, self.spelling["relevant"], self.condition)
        maybe(0.06, "appearance", luck.choice(["w1", "multiline", "quick", "minimal", "field-list"]))
        if answers:
            maybe(0.12, "required", luck.choice(["yes", "no", "true()", "TRUE", "${%s} = 1" % luck.choice(self.plain)]
                                              if self.plain else ["yes"]))
            if luck.random() < 0.1:
                row["constraint"] = luck.choice([". > 0", ". <= 100 and . != 7", ".  <  " + self.reference()])
                if luck.random() < 0.7:
                    self.label(row, self.spelling["constraint_message"])
            if luck.random() < 0.05:
                self.label(row, "required_message")
            maybe(0.05, self.spelling["read_only"], luck.choice(["yes", "true()", "no"]))
            maybe(0.03, "bind::jr:noAppErrorString", "app missing")
            maybe(0.03, "bind::custom", "value")
            maybe(0.03, "body::accuracyThreshold", "10")
            maybe(0.03, "instance::odk:tag", "t1")
            maybe(0.02, "autoplay", "audio")
        if self.media and luck.random() < 0.3:
            kind = luck.choice(["image", "audio", "video", "big-image"])
            header = self.media % kind
            if kind == "big-image":
                row[self.media % "image"] = "a.png"
            if self.languages and luck.random() < 0.5:
                header += f"::{luck.choice(self.languages)}"
            row[header] = f"{kind}.bin"
        maybe(0.01, "disabled", luck.choice(["yes", "no"]))
        maybe(0.02, "unknown_column", "x")

    def keep(self, name, repeats):
        for repeat in repeats:
            self.inside[repeat].append(name)
        self.plain.append(name)

    # Rows.

    def metadata(self, kind):
        self.tags.add(kind)
        if kind == "audit":
            row = {"type": "audit", "name": self.luck.choice(["audit", ""])}
            row["parameters"] = self.luck.choice(
                ["", "track-changes=true", "identify-user=true track-changes=false",
                 "location-priority=balanced location-min-interval=60 location-max-age=120",
                 "track-changes-reasons=on-form-edit, track-changes=true"])  # fmt: skip
            return row
        return {"type": kind, "name": self.name("m")}

    def question(self, repeats):
        kind = self.luck.choice(TYPES)
        name = self.name()
        row = {"type": kind, "name": name}
        self.label(row)
        self.tags.add(kind)
        self.decorate(row, repeats, answers=kind != "note")
        if kind in ("geopoint", "geotrace", "geoshape") and self.luck.random() < 0.3:
            row["parameters"] = {
                "geopoint": self.luck.choice(["capture-accuracy=10 warning-accuracy=30", "allow-mock-accuracy=true"]),
            }.get(kind, self.luck.choice(["allow-mock-accuracy=false", "incremental=true"]))
        elif kind == "image" and self.luck.random() < 0.5:
            row["parameters"] = self.luck.choice(["max-pixels=640", "app=org.example.app", "max-pixels=1 app=a.b.c"])
        elif kind == "audio" and self.luck.random() < 0.3:
            row["parameters"] = "quality=" + self.luck.choice(["voice-only", "low", "normal", "external"])
        elif kind == "text" and self.luck.random() < 0.2:
            row["parameters"] = "rows=5"
        elif self.luck.random() < 0.12 and kind not in ("note", "audio", "video", "file"):
            row["default"] = self.luck.choice(
                ["a", "5", "2026-11-26", "now()", "today() + 1", "${last-saved#%s}" % name, self.reference(),
                 "a-b", "1 - 2", "cat.jpg", "concat('a', 'b')", "uuid()", "33.3 44.4 0 0"])  # fmt: skip
        if self.saves and self.luck.random() < 0.2 and not repeats and "save_to" not in row:
            row["save_to"] = f"prop{self.count}"
        self.keep(name, repeats)
        return row

    def select(self, repeats):
        luck = self.luck
        name, listed = self.name("s"), f"l{luck.randint(0, 1)}"
        command = luck.choice(["select_one", "select_one", "select_one", "select_multiple", "select_multiple", "rank",
                               "select one", "select all that apply", "select one from", "select1",
                               "add select one prompt using"])
        row = {"type": f"{command} {listed}", "name": name}
        self.label(row)
        self.decorate(row, repeats)
        draw = luck.random()
        if draw < 0.10 and command.startswith("select"):
            row["type"] += luck.choice([" or_other", " or specify other", " or other"])
        elif draw < 0.30:
            row["choice_filter"] = luck.choice(
                ["cf = 'x'", f"cf = {self.reference()}", f"selected({self.reference()}, name)", "cf=current()/../q1",
                 f"name != {self.reference()} and cf = 'y'"])  # fmt: skip
            if luck.random() < 0.3:
                row["parameters"] = luck.choice(["randomize=true", "randomize=true seed=42"])
        elif draw < 0.40:
            row["parameters"] = luck.choice(["randomize=true", "randomize=false", "randomize=true, seed=7",
                                             f"randomize=true seed={self.reference()}"])
        elif draw < 0.50 and command in ("select_one", "select_multiple"):
            row["type"] = f"{command}_from_file " + luck.choice(["places.csv", "places.xml", "places.geojson"])
            if luck.random() < 0.4:
                row["parameters"] = luck.choice(["value=code label=title", "label=lbl", "value=v randomize=true"])
            if luck.random() < 0.4:
                row["choice_filter"] = f"region = {self.reference()}"
        elif draw < 0.54 and command == "select_one":
            self.external = True
            row["type"] = "select_one_external ex"
            row["choice_filter"] = f"state = {self.reference()}"
        elif draw < 0.58 and command == "select_one" and self.repeats:
            held = self.inside.get(luck.choice(self.repeats))
            if held:
                row["type"] = "select_one ${%s}" % luck.choice(held)
                if luck.random() < 0.5:
                    row["choice_filter"] = f"{self.reference()} != ''"
        elif draw < 0.61 and command == "select_one":
            row["appearance"] = luck.choice(["search('places')", "minimal search('p', 'matches', 'c', 'x')"])
        if luck.random() < 0.05:
            row["default"] = "c0"
        self.tags.add(row["type"].split(" ")[0])
        self.keep(name, repeats)
        return row

    def calculate(self, repeats):
        name = self.name("k")
        row = {"type": "calculate", "name": name, self.spelling["calculation"]: self.expression(repeats)}
        if self.luck.random() < 0.1 and self.plain:
            row["trigger"] = self.reference()
        if self.luck.random() < 0.1:
            row["bind::type"] = "int"
        self.tags.add("calculate")
        self.keep(name, repeats)
        return row

    def range(self):
        row = {"type": "range", "name": self.name("r")}
        self.label(row)
        row["parameters"] = self.luck.choice(
            ["", "start=1 end=10 step=1", "start=0.5 end=2 step=0.5", "end=5", "start=0 end=100 step=10 tick_interval=20",
             "start=0;end=10;step=2", "start=-5 end=5 placeholder=0"])  # fmt: skip
        if self.luck.random() < 0.3:
            row["appearance"] = self.luck.choice(["vertical", "no-ticks", "picker", "rating"])
        self.tags.add("range")
        self.plain.append(row["name"])
        return row

    def special(self, repeats):
        luck = self.luck
        kind = luck.choice(["csv-external", "xml-external", "osm", "background-geopoint", "triggered", "instance"])
        self.tags.add(kind)
        if kind in ("csv-external", "xml-external"):
            return [{"type": kind, "name": self.name("file")}]
        if kind == "osm":
            self.osm = luck.random() < 0.7
            row = {"type": "osm buildings" if self.osm else "osm", "name": self.name("osm")}
            self.label(row)
            return [row]
        if not self.plain:
            return []
        if kind == "background-geopoint":
            return [{"type": kind, "name": self.name("bg"), "trigger": self.reference()}]
        row = {"type": luck.choice(["text", "integer", "dateTime"]), "name": self.name("t"), "trigger": self.reference()}
        self.label(row)
        row[self.spelling["calculation"]] = self.expression(repeats) if luck.random() < 0.8 else ""
        if luck.random() < 0.2:
            row["trigger"] += ", " + self.reference()
        return [row]

    def group(self, depth, repeats):
        luck = self.luck
        name = self.name("g")
        row = {"type": luck.choice(["begin group", "begin_group", "begin group"]), "name": name}
        if luck.random() < 0.8:
            self.label(row)
        if luck.random() < 0.2:
            row[self.spelling["relevant"]] = self.condition()
        draw = luck.random()
        if draw < 0.2:
            row["appearance"] = "field-list"
        elif draw < 0.35:
            row["appearance"] = luck.choice(["table-list", "table-list minimal"])
            listed = f"l{luck.randint(0, 1)}"
            rows = []
            for _ in range(luck.randint(1, 3)):
                held = {"type": f"select_one {listed}", "name": self.name("s")}
                self.label(held)
                self.keep(held["name"], repeats)
                rows.append(held)
            self.tags.add("table-list")
            return [row, *rows, {"type": "end group"}]
        elif draw < 0.4:
            row["intent"] = "org.example.app(value=1)"
        self.tags.add("group")
        rows = self.block(luck.randint(1, 4), depth + 1, repeats)
        end = {"type": luck.choice(["end group", "end_group"])}
        if luck.random() < 0.2:
            end["name"] = name
        return [row, *rows, end]

    def repeat(self, depth, repeats):
        luck = self.luck
        name = self.name("rep")
        row = {"type": luck.choice(["begin repeat", "begin_repeat", "begin lgroup"]), "name": name}
        if luck.random() < 0.9:
            self.label(row)
        if luck.random() < 0.3:
            row[self.spelling["repeat_count"]] = luck.choice(["3", self.reference(), f"{self.reference()} + 1"])
        if luck.random() < 0.1:
            row[self.spelling["relevant"]] = self.condition()
        if luck.random() < 0.1:
            row["appearance"] = "field-list"
        self.inside[name] = []
        self.tags.add("repeat")
        rows = self.block(luck.randint(1, 4), depth + 1, (*repeats, name))
        self.repeats.append(name)
        end = {"type": {"begin lgroup": "end lgroup"}.get(row["type"], "end repeat")}
        return [row, *rows, end]
