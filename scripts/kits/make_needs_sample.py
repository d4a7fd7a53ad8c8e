#!/usr/bin/env python3
"""Writes the invented needs of a kit's sample: assessments, figures of need, standings of places, decisions, requests and
offers. Every figure is made up; they are set against the invented activities so that every state of a gap is met. The same
bytes each time.

    python3 scripts/kits/make_needs_sample.py
"""

import csv
import random
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "kits/iraq/sample"
KIT = FOLDER.parent
DICE = random.Random(2026)
SECTORS = ["wash", "health", "shelter", "education", "protection", "food-security", "nutrition", "early-recovery"]
PARTS = {"gbv": "protection", "child-protection": "protection", "hlp": "protection", "mine-action": "protection"}
GROUPS = ["idps", "returnees", "host"]
WITHOUT = {"halabja", "qadisiyah"}  # nobody has assessed there: no data
DISTRICTS = ["ninewa", "erbil", "sulaymaniyah"]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, columns, lines):
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)


def reached():
    """People reached in the last twelve months, by place and sector."""
    sums = Counter()
    for row in rows(FOLDER / "activities.csv"):
        if int(row["month_offset"]) >= -11:
            sector = PARTS.get(row["sector"], row["sector"])
            for place in {row["place"], row["place"].split(".")[0]}:
                sums[place, sector] += int(row["reached"] or 0)
    return sums


def rounded(people):
    return max(10, int(round(people, -1 if people < 1000 else -2)))


def need(done):
    """So that some places are covered, most in part, and some not at all."""
    if done and DICE.random() < 0.18:
        return rounded(done * DICE.uniform(0.5, 0.95))
    return rounded(done * DICE.uniform(1.3, 6) + DICE.uniform(400, 9000))


def figures(places):
    done, lines = reached(), []
    governorates = [row["key"] for row in places if row["level"] == "1" and row["key"] not in WITHOUT]
    for place in governorates:
        for sector in SECTORS:
            if DICE.random() < 0.12:
                continue  # no data for this sector
            people, severity = need(done[place, sector]), DICE.choice([2, 3, 3, 4, 4, 5])
            assessment = DICE.choice(["AS01", "AS02", "AS03"])
            if DICE.random() < 0.35:
                shares = [DICE.uniform(0.2, 1) for _ in GROUPS]
                for group, share in zip(GROUPS, shares):
                    lines.append([place, sector, group, rounded(people * share / sum(shares)), severity, "2026-09-30", assessment, "", "medium", "public"])
            else:
                lines.append([place, sector, "everyone", people, severity, "2026-09-30", assessment, "", "medium", "public"])
            if DICE.random() < 0.3:  # what was said before
                lines.append([place, sector, "everyone", rounded(people * DICE.uniform(0.6, 1.4)), severity, "2026-03-31", "", "Sector lead, spring estimate", "low", "members"])
    for row in places:
        if row["level"] == "2" and row["parent"] in DISTRICTS:
            for sector in ["wash", "health"]:
                if DICE.random() < 0.75:
                    lines.append([row["key"], sector, "everyone", need(done[row["key"], sector]), DICE.choice([2, 3, 4, 5]), "2026-10-15", "AS04", "", "high", "members"])
    lines.append(["erbil.koya", "shelter", "everyone", 450000, 3, "2026-10-15", "", "Hotline, not checked", "low", "members"])
    return lines


def standings(places):
    lines = []
    for row in places:
        if row["level"] == "1" or row["parent"] in DISTRICTS:
            people = DICE.randrange(700, 4000) * 1000 if row["level"] == "1" else DICE.randrange(60, 400) * 1000
            access = DICE.choice([2, 3, 4, 4, 5, 5]) if DICE.random() < 0.85 else ""
            note = {2: "Permits are refused on most days", 3: "Permits take a week"}.get(access, "")
            lines.append([row["key"], people, "Invented projection", "2026-01-01", access, "2026-10-20" if access else "", note])
    return lines


ASSESSMENTS = [
    ["AS01", "Needs of displaced and returning families", "fictional-shelter", "copper-lantern;dijla-bridges", "Household survey", "2026-07-01", "2026-08-31", "", "true", "shelter;wash;education", "published", "public", "Sample of 2,400 households; invented.", "https://assessments.example.invalid/families"],
    ["AS02", "الوضع الصحي والتغذوي", "montcalque", "stork-nest", "مقابلات مع مراكز صحية", "2026-08-10", "2026-09-20", "", "true", "health;nutrition", "completed", "members", "", ""],
    ["AS03", "Protection and livelihoods monitoring", "dijla-bridges", "hinge-house", "Key informant interviews", "2026-09-01", "2026-09-30", "baghdad;diyala;salah-al-din;ninewa", "", "protection;early-recovery;food-security", "completed", "members", "", ""],
    ["AS04", "خێرا هەڵسەنگاندنی ئاو و تەندروستی", "zagros-water-circle", "nine-springs", "سەردانی شوێن", "2026-10-05", "2026-10-15", "erbil;sulaymaniyah;ninewa", "", "wash;health", "ongoing", "coordination", "", ""],
    ["AS05", "Winter shelter, second round", "seven-thresholds", "", "", "2026-11-20", "2026-12-15", "duhok;ninewa", "", "shelter", "planned", "public", "", ""],
]
DECISIONS = [
    ["ninewa", "health", "", "Two members look into a second mobile clinic; figures by district until the next meeting", "2026-10-14", "Copper Lantern, Montcalque", "2026-11-10", ""],
    ["kirkuk", "wash", "idps", "Raise the gap with the water directorate before any new project", "2026-09-16", "The coordination", "2026-10-15", "2026-10-12"],
    ["diyala", "health", "", "No new work before access is negotiated", "2026-10-14", "Field coordination", "2026-10-28", ""],
]
REQUESTS = [
    ["RQ01", "dijla-bridges", "Winter items", "For families in two collective centres", "Blankets", 1200, "pieces", "diyala", "shelter", "2026-11-25", "members", "open"],
    ["RQ01", "", "", "", "Mattresses", 600, "pieces", "", "", "", "", ""],
    ["RQ01", "", "", "", "Heaters", 150, "pieces", "", "", "", "", ""],
    ["RQ02", "zagros-water-circle", "Water tanks of 1,000 litres", "", "", 40, "tanks", "erbil", "wash", "2026-11-10", "members", "open"],
    ["RQ03", "aldermoor", "Arabic and Sorani interpreters", "Ten days of training in November", "", 20, "days of work", "ninewa", "protection", "2026-11-15", "public", "open"],
    ["RQ04", "copper-lantern", "School kits", "", "", 600, "kits", "duhok", "education", "2026-10-01", "members", "closed"],
    ["RQ05", "seven-thresholds", "Space in a warehouse", "Dry, near the city", "", 150, "square metres", "kirkuk", "", "2026-12-01", "coordination", "open"],
]
OFFERS = [
    ["RQ01", "seven-thresholds", "Blankets", 700, 700, 300, "accepted", "2026-10-20", "2026-10-25", ""],
    ["RQ01", "fictional-shelter", "Blankets", 400, 0, 0, "offered", "2026-11-05", "", "From stock in Erbil"],
    ["RQ01", "fictional-shelter", "Mattresses", 600, 350, 0, "accepted", "2026-11-05", "", ""],
    ["RQ02", "nine-springs", "", 25, 25, 25, "delivered", "2026-10-10", "2026-10-18", ""],
    ["RQ03", "walnut-ledger", "", 8, 0, 0, "declined", "", "", "English only"],
    ["RQ04", "third-bell", "", 600, 600, 600, "delivered", "2026-09-15", "2026-09-28", ""],
]


def main():
    places = rows(KIT / "places.csv")
    write("assessments.csv", ["key", "title", "organisation", "partners", "method", "start", "end", "places", "country_wide", "sectors", "status", "visibility", "summary", "link"], ASSESSMENTS)
    write("figures.csv", ["place", "sector", "group", "people", "severity", "as_of", "assessment", "source", "confidence", "visibility"], figures(places))
    write("standings.csv", ["place", "population", "population_source", "population_on", "access", "access_on", "access_note"], standings(places))
    write("decisions.csv", ["place", "sector", "group", "decision", "decided_on", "responsible", "follow_up_on", "done_on"], DECISIONS)
    write("requests.csv", ["key", "organisation", "title", "description", "item", "quantity", "unit", "place", "sector", "needed_by", "visibility", "state"], REQUESTS)
    write("offers.csv", ["request", "organisation", "item", "quantity", "accepted", "delivered", "state", "available_on", "delivered_on", "note"], OFFERS)


if __name__ == "__main__":
    main()
