#!/usr/bin/env python3
"""Writes the invented sample records of kits/iraq/sample.

Guarantees: the same bytes on every run and every machine (fixed seed, one source of randomness, sorted reading),
and references only to places, sectors, groups and modalities of the kit. Reads the invented names in
sample_names.csv and the titles in sample_titles.csv, both written by hand. What the kit means by each column is
in docs/kit-format.md; check.py judges the result.
"""

import calendar
import csv
import random
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
KIT = HERE.parent.parent / "kits" / "iraq"
OUT = KIT / "sample"

SEED = 20261031
ANCHOR = (2026, 10)  # the last full month, month_offset 0
MONTHS = 18
ROWS = 1500

# Where the work is: displacement and return governorates lead, every governorate is present.
WEIGHT = {
    "ninewa": 20, "duhok": 10, "erbil": 9, "anbar": 9, "kirkuk": 8, "salah-al-din": 8, "sulaymaniyah": 8, "diyala": 7,
    "baghdad": 7, "basra": 5, "babil": 3, "karbala": 3, "najaf": 3, "thi-qar": 3, "maysan": 3, "wassit": 3,
    "muthanna": 3, "qadisiyah": 3,
}
KURDISTAN = {"erbil", "duhok", "sulaymaniyah"}
SIZE_WEIGHT = {"small": 2, "medium": 5, "large": 8}

# Shares of women, men, girls and boys among the people reached, per sector where it differs from the usual.
USUAL_SHARES = (0.27, 0.24, 0.25, 0.24)
SHARES = {
    "gbv": (0.62, 0.06, 0.26, 0.06),
    "child-protection": (0.08, 0.05, 0.44, 0.43),
    "education": (0.06, 0.05, 0.46, 0.43),
    "nutrition": (0.42, 0.03, 0.28, 0.27),
    "early-recovery": (0.44, 0.50, 0.03, 0.03),
    "coordination": (0.46, 0.54, 0.0, 0.0),
    "logistics": (0.40, 0.60, 0.0, 0.0),
    "telecommunications": (0.40, 0.60, 0.0, 0.0),
}


class Dice:
    """Everything random here comes from random(), whose sequence Python promises to keep for a seed."""

    def __init__(self, seed):
        self._source = random.Random(seed)

    def share(self):
        return self._source.random()

    def chance(self, probability):
        return self.share() < probability

    def between(self, low, high):
        return low + int(self.share() * (high - low + 1))

    def pick(self, items):
        return items[int(self.share() * len(items))]

    def weighted(self, pairs):
        mark = self.share() * sum(weight for _, weight in pairs)
        for item, weight in pairs:
            mark -= weight
            if mark < 0:
                return item
        return pairs[-1][0]


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, columns, rows):
    with open(OUT / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def several(cell):
    return [item for item in cell.split(";") if item]


def month_at(offset):
    """(year, month) lying offset months from the anchor."""
    index = ANCHOR[0] * 12 + ANCHOR[1] - 1 + offset
    return index // 12, index % 12 + 1


def first_day(offset):
    return date(*month_at(offset), 1)


def last_day(offset):
    year, month = month_at(offset)
    return date(year, month, calendar.monthrange(year, month)[1])


def headquarters(key, keys):
    """A branch is named after its headquarters: aldermoor-erbil belongs to aldermoor."""
    parent = key.rsplit("-", 1)[0]
    return parent if parent != key and parent in keys else ""


def organisations(dice):
    names = read(HERE / "sample_names.csv")
    keys = {row["key"] for row in names}
    for row in names:
        parent = headquarters(row["key"], keys)
        national = row["kind"] == "national-ngo"
        northern = bool(KURDISTAN & set(several(row["reach"])))
        languages = ["ar"] if national else ["en", "ar"]
        if northern or row["home"] in KURDISTAN:
            languages.append("ckb")
        if national and (row["size"] != "small" or dice.chance(0.3)):
            languages.append("en")
        low_profile = national and dice.chance(0.2)
        former = row["name_en"].split()[0] + " Volunteers" if national and dice.chance(0.15) else ""
        yield {
            **{column: row[column] for column in ("key", "name_en", "name_ar", "name_ckb", "acronym", "kind", "size", "sectors")},
            "sample": "true",
            "former_names": former,
            "unit": "branch" if parent else "headquarters",
            "headquarters": parent,
            "home": "" if row["home"] == "abroad" else row["home"],
            "governorates": row["reach"],
            "languages": ";".join(languages),
            "visibility": dice.pick(["members", "members", "coordination"]) if low_profile else "public",
            "community_based": "true" if national and row["size"] == "small" and len(several(row["reach"])) < 3 else "false",
        }


def registrations(dice, orgs):
    number = 0
    for org in orgs:
        if org["kind"] not in ("national-ngo", "international-ngo") or org["headquarters"]:
            continue
        reach = set(several(org["governorates"]))
        wanted = []
        if reach - KURDISTAN or not reach:
            wanted.append(("federal-ngo-directorate", "federal", "SAMPLE-F"))
        if reach & KURDISTAN:
            wanted.append(("krg-ngo-department", "kurdistan-region", "SAMPLE-K"))
        for authority, jurisdiction, prefix in wanted:
            if dice.chance(0.08):
                continue  # newborn organisations work before they are registered everywhere
            number += 1
            years = 1 if org["kind"] == "international-ngo" else 3
            # One in nine or so has run out: nobody renewed it in time.
            issued = first_day(-dice.between(1, years * 12 + years)) + timedelta(days=dice.between(0, 27))
            yield {
                "organisation": org["key"],
                "authority": authority,
                "jurisdiction": jurisdiction,
                "number": f"{prefix}-{number:03}",
                "issued": issued.isoformat(),
                "expires": (issued + timedelta(days=365 * years)).isoformat(),
            }


POSTS = (
    ("director", "Director", "المدير", "بەڕێوەبەر"),
    ("focal-point", "Coordination focal point", "منسق الاتصال", "خاڵی پەیوەندی"),
    ("programme-officer", "Programme officer", "مسؤول البرامج", "بەرپرسی بەرنامە"),
)


def posts(dice, orgs, people):
    holders = {person["organisation"]: person["email"] for person in people if person["organisation"]}
    for org in orgs:
        count = {"small": 1, "medium": 2, "large": 3}[org["size"]]
        for post, en, ar, ckb in (POSTS[1], POSTS[0], POSTS[2])[:count]:
            yield {
                "organisation": org["key"],
                "post": post,
                "title_en": en,
                "title_ar": ar,
                "title_ckb": ckb,
                "email": f"{post}.{org['key']}@sample.invalid",
                "holder": holders.get(org["key"], "") if post == "focal-point" else "",
                "from": first_day(-dice.between(2, 30)).isoformat(),
                "to": "",
            }


PEOPLE = [
    # email, names, language, role, kind of scope, scope, organisation
    ("coordinator", "Amal (sample)", "أمل (نموذج)", "ئەمەل (نموونە)", "en", "coordinator", "everything", "", ""),
    ("field.erbil", "Dilnaz (sample)", "دلناز (نموذج)", "دڵناز (نموونە)", "ckb", "field-coordinator", "places", "erbil", ""),
    ("ngo.national", "Bashir (sample)", "بشير (نموذج)", "بەشیر (نموونە)", "ar", "focal-point", "organisation", "dijla-bridges", "dijla-bridges"),
    ("ngo.international", "Chiara (sample)", "كيارا (نموذج)", "کیارا (نموونە)", "en", "focal-point", "organisation", "aldermoor", "aldermoor"),
    ("admin", "Noor (sample)", "نور (نموذج)", "نوور (نموونە)", "en", "administrator", "everything", "", ""),
]
PEOPLE_COLUMNS = ["email", "name_en", "name_ar", "name_ckb", "language", "role", "scope_kind", "scope", "organisation"]


def people():
    return [dict(zip(PEOPLE_COLUMNS, (row[0] + "@sample.invalid", *row[1:]))) for row in PEOPLE]


def pick_group(dice, sector, governorate, place):
    if governorate in KURDISTAN:
        pairs = [("refugees", 5), ("idps-in-camp", 4), ("idps-out-of-camp", 3), ("host", 3)]
    elif governorate in ("ninewa", "anbar", "salah-al-din", "kirkuk", "diyala"):
        pairs = [("returnees", 7), ("idps-out-of-camp", 4), ("idps-in-camp", 2), ("host", 2), ("residents", 1)]
    else:
        pairs = [("residents", 5), ("host", 4), ("idps", 2), ("everyone", 1)]
    if sector == "cccm":
        pairs = [("idps-in-camp", 4), ("refugees", 1)]
    if sector in ("coordination", "logistics", "telecommunications") or place == "iq":
        pairs = [("everyone", 1)]
    return dice.weighted(pairs)


def pick_language(dice, org, governorate):
    if org["kind"] != "national-ngo":
        return "en"
    if governorate in KURDISTAN or "ckb" in several(org["languages"]):
        return dice.weighted([("en", 4), ("ckb", 6)])
    return dice.weighted([("en", 6), ("ar", 4)])


def pick_partners(dice, org, orgs, governorate, sector):
    """Implementing partners: half of what international organisations report is carried out by a national one."""
    if org["kind"] == "national-ngo" or not dice.chance(0.5):
        return [org["key"]]
    able = [o for o in orgs if o["kind"] == "national-ngo" and governorate in several(o["governorates"])]
    able = [o for o in able if sector in several(o["sectors"])] or able
    return [dice.pick(able)["key"]] if able else [org["key"]]


def pick_donors(dice, org, orgs):
    if dice.chance(0.12):
        return []
    pairs = [(o["key"], 3) for o in orgs if o["kind"] == "donor"]
    if org["kind"] == "national-ngo":
        pairs += [(o["key"], 1) for o in orgs if o["kind"] in ("united-nations", "international-ngo") and o["size"] == "large"]
    first = dice.weighted(pairs)
    second = dice.weighted(pairs) if dice.chance(0.1) else first
    return [first] if second == first else [first, second]


def project(dice, number, orgs, places, titles):
    """One project: what stays the same in each of its monthly reports."""
    active = [(o, SIZE_WEIGHT[o["size"]]) for o in orgs if o["governorates"]]
    governorate = dice.weighted(sorted(WEIGHT.items()))
    org = dice.weighted([(o, w) for o, w in active if governorate in several(o["governorates"])])
    sector = dice.pick(several(org["sectors"]))
    title = dice.pick([row for row in titles if row["sector"] == sector])
    wide = org["kind"] == "united-nations" and sector in ("coordination", "logistics", "cash") and dice.chance(0.5)
    place = governorate
    if wide:
        place = "iq"
    elif dice.chance(0.82):
        districts = [p["key"] for p in places if p["parent"] == governorate]
        # The district of the governorate's own name or its largest town takes more than its share.
        place = dice.weighted([(d, 3 if d.endswith("." + governorate) or d == "ninewa.mosul" else 1) for d in districts])
    low, high = int(title["low"]), int(title["high"])
    months = dice.between(2, 12)
    visibility = dice.weighted([("public", 70), ("members", 16), ("coordination", 9), ("organisation", 5)])
    if sector in ("gbv", "child-protection", "hlp") or org["visibility"] != "public":
        visibility = dice.weighted([("public", 20), ("members", 40), ("coordination", 30), ("organisation", 10)])
    language = pick_language(dice, org, governorate)
    return {
        "project": f"SP{number:03}",
        "title": title["title_" + language],
        "language": language,
        "organisation": org["key"],
        "implementers": pick_partners(dice, org, orgs, governorate, sector),
        "donors": pick_donors(dice, org, orgs),
        "sector": sector,
        "modality": title["modality"],
        "place": place,
        "group": pick_group(dice, sector, governorate, place),
        "monthly": dice.between(low, high),
        "cost": dice.between(6, 60),  # US dollars a person
        "visibility": visibility,
        "aggregate_only": visibility != "organisation" and sector in ("gbv", "child-protection") and dice.chance(0.4),
        "first": dice.between(-MONTHS - 3, 2),
        "months": months,
        "suspended_at": dice.between(1, months) if dice.chance(0.06) else None,
        "disaggregated": dice.chance(0.86),
    }


def status_of(plan, offset):
    if offset < plan["first"]:
        return "planned"
    done = offset - plan["first"] + 1
    if plan["suspended_at"] is not None and done >= plan["suspended_at"]:
        return "suspended"
    return "completed" if done >= plan["months"] else "ongoing"


def people_reached(dice, plan):
    """Newly reached this month, with its four parts when the project reports them. The parts add up."""
    total = int(plan["monthly"] * (0.6 + 0.5 * dice.share()))
    if not plan["disaggregated"]:
        return {"reached": total}
    shares = SHARES.get(plan["sector"], USUAL_SHARES)
    parts = [int(total * share) for share in shares]
    parts[0] += total - sum(parts)
    disability = int(total * (0.03 + 0.09 * dice.share()))
    return {"reached": total, **dict(zip(("women", "men", "girls", "boys"), parts)), "disability": disability}


def report(dice, plan, offset):
    """The project's record for one month."""
    status = status_of(plan, offset)
    stale = offset == 0 and status == "ongoing" and dice.chance(0.12)
    confirmed = last_day(offset) + timedelta(days=dice.between(1, 9))
    if stale:
        confirmed -= timedelta(days=dice.between(75, 140))
    year, month = month_at(offset)
    row = {
        **{column: plan[column] for column in ("project", "title", "language", "organisation", "sector", "modality", "place", "group", "visibility")},
        "implementers": ";".join(plan["implementers"]),
        "donors": ";".join(plan["donors"]),
        "country_wide": "true" if plan["place"] == "iq" else "",
        "month": f"{year}-{month:02}",
        "month_offset": offset,
        "start": first_day(plan["first"]).isoformat(),
        "end": last_day(plan["first"] + plan["months"] - 1).isoformat(),
        "status": status,
        "aggregate_only": "true" if plan["aggregate_only"] else "",
        "targeted": plan["monthly"],
        "confirmed": confirmed.isoformat(),
    }
    if status in ("ongoing", "completed"):
        row.update(people_reached(dice, plan))
        row["value"] = row["reached"] * plan["cost"]
        row["currency"] = "USD"
    return row


def reports(dice, plan):
    if plan["first"] > 0:
        return [report(dice, plan, 0)]
    stop = plan["first"] + plan["months"] - 1
    if plan["suspended_at"] is not None:
        stop = plan["first"] + plan["suspended_at"] - 1
    start = plan["first"] - dice.pick([0, 0, 1])  # some are announced the month before they begin
    return [report(dice, plan, offset) for offset in range(max(start, 1 - MONTHS), min(stop, 0) + 1)]


def doubled(dice, plan, orgs):
    """Now and then the implementer reports the same work too, under its own name: the double count that
    coordination has to see."""
    partner = plan["implementers"][0]
    if partner == plan["organisation"] or not dice.chance(0.12):
        return []
    twin = {**plan, "project": plan["project"] + "b", "organisation": partner, "implementers": [partner], "donors": [plan["organisation"]]}
    return reports(dice, twin)


def activities(dice, orgs):
    places = [row for row in read(KIT / "places.csv") if row["level"] == "2"]
    titles = read(HERE / "sample_titles.csv")
    rows, number = [], 0
    while len(rows) < ROWS:
        number += 1
        plan = project(dice, number, orgs, places, titles)
        rows += reports(dice, plan) + doubled(dice, plan, orgs)
    rows = sorted(rows[:ROWS], key=lambda row: (row["month_offset"], row["project"]))
    return [{"key": f"SA{index:04}", **row} for index, row in enumerate(rows, 1)]


ORGANISATION_COLUMNS = (
    "key sample name_en name_ar name_ckb acronym former_names kind unit headquarters home governorates sectors languages "
    "size visibility community_based"
).split()
ACTIVITY_COLUMNS = (
    "key project title language organisation implementers donors sector modality place country_wide month month_offset start end "
    "status visibility aggregate_only group targeted reached women men girls boys disability value currency confirmed"
).split()


def main():
    OUT.mkdir(exist_ok=True)
    dice = Dice(SEED)
    orgs = list(organisations(dice))
    folk = people()
    write("organisations.csv", ORGANISATION_COLUMNS, orgs)
    write("registrations.csv", "organisation authority jurisdiction number issued expires".split(), registrations(dice, orgs))
    write("people.csv", PEOPLE_COLUMNS, folk)
    write("posts.csv", "organisation post title_en title_ar title_ckb email holder from to".split(), posts(dice, orgs, folk))
    write("activities.csv", ACTIVITY_COLUMNS, activities(dice, orgs))


if __name__ == "__main__":
    main()
