"""Prints the scoreboard and holds the floors. usage: floors.py SHARED OUT (see .ci/scoreboard)"""
import json
import re
import subprocess
import sys

import calibration

shared, out = sys.argv[1:]

# (what, scorer and its arguments, path to the figure, floor or None; a floor below zero is a ceiling: -0.45)
COUNTRIES = [f"{shared}/eval/score_countries.py", "--json"]
PEOPLE = [f"{shared}/eval/score_people.py", "--json"]
QUOTES = [f"{shared}/eval/score_quotes.py", "--json"]


def countries(corpus, *more):
    return [*COUNTRIES, f"{shared}/gold/{corpus}.jsonl", f"{out}/{corpus}.jsonl", *more]


def quotes(corpus, *more):
    return [*QUOTES, "--gold", f"{shared}/gold/{corpus}.jsonl", "--pred", f"{out}/{corpus}.jsonl", *more]


def reported(corpus):
    return [f"{shared}/eval/score_reported.py", "--json", *both(corpus)]


def both(corpus):
    return ["--gold", f"{shared}/gold/{corpus}.jsonl", "--pred", f"{out}/{corpus}.jsonl"]


def speech(corpus, *floors):
    """The rows that every set of quotations has: span and speaker, name, marks without speech."""
    command = quotes(corpus)
    steps = ["end_to_end_relaxed.F1", "canonical_name_acc", "negatives_hit"]
    names = ["  span and speaker", "  speaker by name", "  marks without speech reported"]
    return [(name, command, step, floor) for name, step, floor in zip(names, steps, floors)]


def reports(corpus, *floors):
    command = reported(corpus)
    steps = ["found.f1", "with_speaker.f1", "found.p"]
    names = ["  reported speech found: F1", "  the same with its speaker: F1", "  precision"]
    return [(name, command, step, floor) for name, step, floor in zip(names, steps, floors)]


people = [*PEOPLE, f"{shared}/gold/people_enww.jsonl", f"{out}/people_enww.jsonl"]
METONYMS = ("--kinds", "metonym", "--literal-negative")

BOARD = [
    ("countries, world newswire: mention F1", countries("countries_enww"), "mention_overlap.f1", 0.993),
    ("countries, world newswire: document set F1", countries("countries_enww"), "doc_iso_set.f1", 0.985),
    ("countries, general news: mention F1", countries("countries_gwn"), "mention_overlap.f1", 0.993),
    ("countries, second general news: mention F1", countries("countries_trnews"), "mention_overlap.f1", 0.993),
    ("countries, Wikinews: mention F1", countries("countries_geovirus"), "mention_overlap.f1", 0.993),
    ("governments by their seat: precision", countries("countries_enww", *METONYMS), "mention_overlap.p", 0.85),
    ("governments by their seat: recall", countries("countries_enww", *METONYMS), "mention_overlap.r", 0.85),
    ("people: exact F1", people, "mention_exact.f1", 0.925),
    ("people: document set F1", people, "doc_people_lenient.f1", 0.88),
    "quotations, web",
    *speech("quotes_web", 0.95, 0.948, -0.08),
    *reports("quotes_web", 0.865, 0.80, 0.92),
    "quotations, world newswire",
    *speech("quotes_world", 0.94, 0.918, -0.08),
    "quotations, US politics",
    *speech("quotes_polnear_tune", 0.925, 0.935, -0.08),
    ("  short phrases counted", quotes("quotes_polnear_tune", "--short-strict"), "end_to_end_relaxed.F1", 0.885),
    ("  institutions and others by name", quotes("quotes_polnear_tune"), "canonical_name_acc_inst_other", 0.825),
    *reports("quotes_polnear_tune", 0.766, 0.731, 0.892),
    "quotations, Wikinews",
    *speech("quotes_gum", None, None, None),
]


def run(command):
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout


# How many of the rows shown as sure must be right, on each set and for each kind.
SURE, SURE_RIGHT = 0.9, 0.97
SETS = [("quotes_web", True), ("quotes_world", False), ("quotes_polnear_tune", True)]


def scored_lines(command):
    """The lines that a scorer without JSON prints, one figure each: {"people": {"P": 0.83, "R": 0.95}}."""
    rows = {}
    for line in run(command).splitlines():
        figures = re.findall(r"\b(P|R|F1) ([0-9.]+)", line)
        whole = re.match(r"cases wholly right .* = ([0-9.]+)", line)
        if whole:
            rows["cases wholly right"] = {"share": float(whole[1])}
        elif figures:
            rows[line.split("  ")[0].strip()] = {name: float(figure) for name, figure in figures}
    return rows


# Figures of the scorers that print no JSON: (what, scorer's row, its figure, floor).
CASES = [
    ("findings, small cases: wholly right", "cases wholly right", "share", 0.90),
    ("  quotations with speaker: F1", "quotes with speaker", "F1", 0.94),
]
WEB_SETS = [
    ("people of web articles: precision", "people", "P", 0.91),
    ("  recall", "people", "R", 0.95),
    ("countries of web articles: F1", "countries", "F1", 0.985),
]


failed = []
known = {}


def hold(what, value, floor):
    """Prints a figure; a floor below zero is a ceiling."""
    held = floor is None or (value >= floor if floor > 0 else value <= -floor)
    bound = "" if floor is None else f"  {'floor' if floor > 0 else 'at most'} {abs(floor):.3f}{'' if held else '  NOT HELD'}"
    print(f"{what:48s} {value:.3f}{bound}")
    if not held:
        failed.append(what.strip())


for row in BOARD:
    if isinstance(row, str):
        print(row)
        continue
    what, command, path, floor = row
    key = tuple(command)
    if key not in known:
        known[key] = json.loads(run(command))
    value = known[key]
    for step in path.split("."):
        value = value[step]
    hold(what, value, floor)

tables = [
    (CASES, [f"{shared}/eval/score_inline.py", f"{shared}/cases/findings.md", f"{out}/findings.jsonl"]),
    (WEB_SETS, [f"{shared}/eval/score_sets.py", f"{shared}/gold/quotes_web.jsonl", f"{out}/quotes_web.jsonl"]),
]
for table, command in tables:
    lines = scored_lines(command)
    for what, line, figure, floor in table:
        hold(what, lines[line][figure], floor)

every = []
for corpus, with_reported in SETS:
    found = f"{out}/{corpus}.jsonl"
    rows = [*calibration.judged(shared, f"{shared}/gold/{corpus}.jsonl", found, with_reported)]
    every += rows
    for kind in ("direct", "partial", "indirect"):
        sure = [right for its, shown, right in rows if its == kind and shown >= SURE]
        if sure:
            # A kind with few rows says little: it is printed, not held.
            floor = SURE_RIGHT if len(sure) >= 50 else None
            hold(f"sure and right, {corpus[7:]}, {kind} ({len(sure)} rows)", sum(sure) / len(sure), floor)
calibration.print_table("all sets and kinds", every)

seed = run([f"{shared}/eval/score_inline.py", f"{shared}/articles/seed.gold.md", f"{out}/seed.jsonl", "--verbose"])
print(seed.rstrip())
if "1/1 = 1.000" not in seed:
    failed.append("the seed article is not wholly right")
result = json.loads(open(f"{out}/seed.jsonl", encoding="utf8").read())
if not any(q["kind"] == "indirect" and q["speaker"]["mention"]["text"] == "Seoul" for q in result["quotes"]):
    failed.append("the indirect quotation “According to Seoul” is not found")
added = next((q for q in result["quotes"] if q["cue"] and q["cue"]["text"] == "added"), None)
if added is None or added["speaker"]["type"] != "organization":
    failed.append("“he added” is not the foreign ministry’s")
if failed:
    sys.exit("floors not reached: " + "; ".join(failed))
print("all floors held")
