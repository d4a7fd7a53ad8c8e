#!/usr/bin/env python3
"""Checks a kit: python3 scripts/kits/check.py [kits/iraq]. Prints every fault with its file and row; exit 1 if any.

Guarantees that what docs/kit-format.md promises of a kit holds: parents and keys exist, codes are unique within a scheme
and fit its pattern, required names are there, tiles and aliases do not collide, sample records point at things that
exist, add up and name no real organisation. Files a kit does not have are skipped; only kit.toml and places.csv must be
there. The names of real organisations are read from the shared files where these lie beside the repository
(TANSIQ_SHARED says where else); without them that one check is skipped, and says so.
"""

import csv
import os
import re
import sys
import tomllib
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import defaultdict
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("TANSIQ_SHARED", ROOT.parent / "shared"))
VISIBILITY = {"public", "members", "coordination", "organisation"}
SIZE_LIMIT = 600_000

FOLD = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ھ": "ه", "ـ": "", "ؤ": "و",
    "ۆ": "و", "ڕ": "ر", "ڵ": "ل", "ێ": "ي", "\u200c": "", "ı": "i",
})


def fold(text):
    """Near enough to what the program folds to find two spellings it could not tell apart."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(FOLD))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


class Row(dict):
    """A record; a column the file does not have reads as empty, as it does in the program."""

    def __missing__(self, column):
        return ""


class Kit:
    def __init__(self, folder):
        self.folder = folder
        self.faults = []
        with open(folder / "kit.toml", "rb") as file:
            self.toml = tomllib.load(file)
        self.places = self.table("places.csv")
        self.place = {row["key"]: row for row in self.places}

    def fault(self, where, text):
        self.faults.append(f"{where}: {text}")

    def table(self, name):
        path = self.folder / name
        if not path.exists():
            return []
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [Row(row) for row in reader]
        for number, row in enumerate(rows, 2):
            row["at"] = f"{name}:{number}"
            if None in row or None in row.values():
                self.fault(row["at"], "not as many cells as the header has")
            for cell in row.values():
                if isinstance(cell, str) and (cell != cell.strip() or unicodedata.normalize("NFC", cell) != cell):
                    self.fault(row["at"], f"stray spaces or text not in NFC: {cell!r}")
        return rows

    def known(self, row, column, keys, what):
        """Every key of a cell (several are divided by ;) exists."""
        for key in filter(None, row[column].split(";")):
            if key not in keys:
                self.fault(row["at"], f"{column}: no {what} has the key {key!r}")

    def unique(self, rows, what, key):
        seen = {}
        for row in rows:
            mark = key(row)
            if mark in seen:
                self.fault(row["at"], f"{what} {mark!r} is already in {seen[mark]}")
            seen[mark] = row["at"]

    def named(self, rows, columns):
        for row in rows:
            for column in columns:
                if not row[column]:
                    self.fault(row["at"], f"{column} is empty")


def check_places(kit):
    languages = kit.toml.get("data_languages", [kit.toml["default_language"]])
    levels = {0} | {level["number"] for level in kit.toml["level"]}
    jurisdictions = {j["key"] for j in kit.toml.get("jurisdiction", [])}
    kit.unique(kit.places, "key", lambda row: row["key"])
    kit.named(kit.places, ["key", "level", *("name_" + language for language in languages)])
    tiles = {}
    for row in kit.places:
        level = int(row["level"])
        if level not in levels:
            kit.fault(row["at"], f"level {level} is not in kit.toml")
        parent = kit.place.get(row["parent"])
        if (level == 0) != (row["parent"] == "") or (row["parent"] and (parent is None or int(parent["level"]) != level - 1)):
            kit.fault(row["at"], f"parent {row['parent']!r} is not a place of level {level - 1}")
        kit.known(row, "also_under", kit.place, "place")
        kit.known(row, "takes", kit.place, "place")
        kit.known(row, "jurisdiction", jurisdictions, "jurisdiction")
        if row["switchable"] not in ("", "on", "off") or (row["switchable"] == "") != (row["takes"] == ""):
            kit.fault(row["at"], "a switchable place says on or off and which places it takes")
        if row["tile_column"]:
            tile = (int(row["tile_column"]), int(row["tile_row"]))
            if tile in tiles:
                kit.fault(row["at"], f"the tile {tile} is already taken by {tiles[tile]}")
            if not (1 <= tile[0] <= kit.toml["tiles"]["columns"] and 1 <= tile[1] <= kit.toml["tiles"]["rows"]):
                kit.fault(row["at"], f"the tile {tile} is outside the grid")
            tiles[tile] = row["key"]
        elif level == 1 and "tiles" in kit.toml:
            kit.fault(row["at"], "has no tile")


def check_codes(kit):
    codes = kit.table("codes.csv")
    schemes = {(s["key"], s["version"]): s for s in kit.toml.get("scheme", [])}
    kit.unique(codes, "code", lambda row: (row["scheme"], row["version"], row["code"]))
    kit.unique(codes, "place", lambda row: (row["scheme"], row["version"], row["place"]))
    covered = defaultdict(set)
    for row in codes:
        kit.known(row, "place", kit.place, "place")
        scheme = schemes.get((row["scheme"], row["version"]))
        if scheme is None:
            kit.fault(row["at"], "the scheme and version are not in kit.toml")
        elif not re.fullmatch(scheme["pattern"], row["code"]):
            kit.fault(row["at"], f"{row['code']!r} does not fit the pattern of its scheme")
        covered[row["scheme"], row["version"]].add(row["place"])
    for key, scheme in schemes.items():
        if scheme.get("complete"):
            for row in kit.places:
                if int(row["level"]) in scheme["levels"] and not row["switchable"] and row["key"] not in covered[key]:
                    kit.fault(row["at"], f"has no code in {key[0]}, which is said to be complete")


def check_aliases(kit):
    """Two places with one parent must not answer to the same spelling, else a file's place could mean either."""
    languages = {column.removeprefix("name_") for column in kit.places[0] if column.startswith("name_")}
    owner = {}
    spoken = [(row["key"], row["name_" + language], row["at"]) for row in kit.places for language in languages]
    aliases = kit.table("aliases.csv")
    kit.unique(aliases, "alias", lambda row: (row["place"], row["text"]))
    for row in aliases:
        kit.known(row, "place", kit.place, "place")
        if not row["text"]:
            kit.fault(row["at"], "text is empty")
        spoken.append((row["place"], row["text"], row["at"]))
    for key, text, at in spoken:
        if key in kit.place and text:
            place = kit.place[key]
            for scope in {place["parent"], *place["also_under"].split(";")} - {""} or {""}:
                mark = (scope, place["level"], fold(text))
                if owner.setdefault(mark, key) != key:
                    kit.fault(at, f"{text!r} also names {owner[mark]} under {scope}")


def check_lists(kit):
    sectors = kit.table("sectors.csv")
    names = ["name_" + language for language in kit.toml.get("data_languages", [kit.toml["default_language"]])]
    keyed = {"sectors.csv": sectors}
    for name in ("organisation_kinds.csv", "modalities.csv", "groups.csv", "statuses.csv", "authorities.csv"):
        keyed[name] = kit.table(name)
    for rows in keyed.values():
        kit.unique(rows, "key", lambda row: row["key"])
        kit.named(rows, ["key", *names])
        said = {}
        for row in rows:
            own = [row[n] for n in names] + [row["key"], row["code"]] + row["aliases"].split(";")
            for text in {fold(text) for text in own if text}:
                if said.setdefault((row["kind"], text), row["key"]) != row["key"]:
                    kit.fault(row["at"], f"{text!r} also means {said[row['kind'], text]}")
    for name, rows in (("sectors.csv", sectors), ("groups.csv", keyed["groups.csv"])):
        for row in rows:
            kit.known(row, "parent", {r["key"] for r in rows}, name.removesuffix(".csv"))
    kit.unique([row for row in sectors if row["code"]], "code", lambda row: row["code"])
    kit.unique(keyed["organisation_kinds.csv"], "code", lambda row: row["code"])
    said = {fold(row[n]): row["key"] for row in sectors for n in [*names, "code", "key"] if row[n]}
    aliases = kit.table("sector_aliases.csv")
    for row in aliases:
        kit.known(row, "sector", {r["key"] for r in sectors}, "sector")
        if said.setdefault(fold(row["text"]), row["sector"]) != row["sector"]:
            kit.fault(row["at"], f"{row['text']!r} also means {said[fold(row['text'])]}")
    for row in kit.table("sector_labels_unmapped.csv"):
        if fold(row["text"]) in said:
            kit.fault(row["at"], f"{row['text']!r} is mapped, to {said[fold(row['text'])]}")
    jurisdictions = {j["key"] for j in kit.toml.get("jurisdiction", [])}
    for row in keyed["authorities.csv"]:
        kit.known(row, "jurisdiction", jurisdictions, "jurisdiction")
        kit.known(row, "registers", {r["key"] for r in keyed["organisation_kinds.csv"]}, "organisation kind")


def keys_of(kit, name):
    return {row["key"] for row in kit.table(name)}


def check_sample(kit):
    orgs = kit.table("sample/organisations.csv")
    org = {row["key"] for row in orgs}
    sectors, kinds = keys_of(kit, "sectors.csv"), keys_of(kit, "organisation_kinds.csv")
    kit.unique(orgs, "key", lambda row: row["key"])
    for column in ("name_en", "name_ar", "name_ckb", "acronym"):
        kit.unique([row for row in orgs if row[column]], column, lambda row, column=column: fold(row[column]))
    kit.named(orgs, ["name_en", "name_ar", "name_ckb", "kind", "size"])
    for row in orgs:
        for column, keys, what in (("kind", kinds, "kind"), ("sectors", sectors, "sector"), ("headquarters", org, "organisation"),
                                   ("governorates", kit.place, "place"), ("home", kit.place, "place"), ("visibility", VISIBILITY, "visibility")):
            kit.known(row, column, keys, what)
        if row["sample"] != "true":
            kit.fault(row["at"], "is not marked as sample")
    for row in kit.table("sample/registrations.csv"):
        kit.known(row, "organisation", org, "organisation")
        kit.known(row, "authority", keys_of(kit, "authorities.csv"), "authority")
        if date.fromisoformat(row["issued"]) >= date.fromisoformat(row["expires"]):
            kit.fault(row["at"], "expires before it is issued")
    people = kit.table("sample/people.csv")
    for row in people:
        kit.known(row, "organisation", org, "organisation")
        kit.known(row, "scope", org | set(kit.place), "organisation or place")
    for row in kit.table("sample/posts.csv"):
        kit.known(row, "organisation", org, "organisation")
        kit.known(row, "holder", {p["email"] for p in people}, "person")
    for row in people + kit.table("sample/posts.csv"):
        if not row["email"].endswith("@sample.invalid"):
            kit.fault(row["at"], f"{row['email']!r} could be somebody's address")
    check_activities(kit, org, sectors)
    check_no_real_name(kit, orgs)


def check_activities(kit, org, sectors):
    rows = kit.table("sample/activities.csv")
    anchor = kit.toml.get("sample", {}).get("anchor_month", "1970-01")
    groups, modalities, statuses = (keys_of(kit, name + ".csv") for name in ("groups", "modalities", "statuses"))
    kit.unique(rows, "key", lambda row: row["key"])
    kit.unique(rows, "report", lambda row: (row["project"], row["month"]))
    for row in rows:
        for column, keys, what in (("organisation", org, "organisation"), ("implementers", org, "organisation"), ("donors", org, "organisation"),
                                   ("sector", sectors, "sector"), ("modality", modalities, "modality"), ("place", kit.place, "place"),
                                   ("group", groups, "group"), ("status", statuses, "status"), ("visibility", VISIBILITY, "visibility")):
            kit.known(row, column, keys, what)
        if not row["title"] or not row["sector"] or not row["place"]:
            kit.fault(row["at"], "title, sector and place must be there")
        if date.fromisoformat(row["start"]) > date.fromisoformat(row["end"]):
            kit.fault(row["at"], "ends before it starts")
        months = [int(year) * 12 + int(month) for year, month in (row["month"].split("-"), anchor.split("-"))]
        if months[0] - months[1] != int(row["month_offset"]):
            kit.fault(row["at"], "month and month_offset disagree")
        parts = [int(row[part]) for part in ("women", "men", "girls", "boys") if row[part]]
        if parts and sum(parts) != int(row["reached"]):
            kit.fault(row["at"], "women, men, girls and boys do not add up to reached")
    if rows:
        used = {row["place"].split(".")[0] for row in rows}
        for place in kit.places:
            if place["level"] == "1" and not place["switchable"] and place["key"] not in used:
                kit.fault(place["at"], "has no sample activity")


def workbook_texts(path):
    """Every text of a workbook: its shared strings are enough to look for a name in."""
    tag = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter(tag + "si"):
            yield "".join(text.text or "" for text in item.iter(tag + "t"))


def real_texts():
    for path in sorted((SHARED / "data" / "who-does-what-where").glob("*")):
        if path.suffix == ".xlsx":
            yield from workbook_texts(path)
        elif path.suffix == ".csv":
            with open(path, encoding="utf-8-sig", newline="") as file:
                for row in csv.reader(file):
                    yield from row


def check_no_real_name(kit, orgs):
    texts = set(real_texts())
    if orgs and not texts:
        print("SKIPPED: no shared files, so sample names were not compared with real organisations", file=sys.stderr)
    # "Save the Children (SCI)" is the name with its acronym, the name alone, and the acronym alone.
    real = {fold(part) for text in texts for part in (text, text.split("(")[0], *re.findall(r"\((.*?)\)", text))}
    for row in orgs:
        for column in ("name_en", "name_ar", "name_ckb", "acronym", "former_names"):
            if row[column] and fold(row[column]) in real:
                kit.fault(row["at"], f"{row[column]!r} stands in a file of real organisations")


def main():
    kit = Kit(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "kits" / "iraq")
    for check in (check_places, check_codes, check_aliases, check_lists, check_sample):
        check(kit)
    size = sum(path.stat().st_size for path in kit.folder.rglob("*") if path.is_file())
    if size > SIZE_LIMIT:
        kit.fault(kit.folder, f"{size} bytes, more than {SIZE_LIMIT}")
    for fault in kit.faults:
        print(fault)
    print(f"{kit.toml['key']}: {len(kit.places)} places, {size // 1024} KB, {len(kit.faults)} faults")
    return 1 if kit.faults else 0


if __name__ == "__main__":
    sys.exit(main())
