"""Prints the scoreboard and holds the floors. usage: floors.py SHARED OUT (see .ci/scoreboard)"""
import json
import subprocess
import sys

shared, out = sys.argv[1:]

# (what, scorer and its arguments, path to the figure, floor or None)
COUNTRIES = [f"{shared}/eval/score_countries.py", "--json"]
PEOPLE = [f"{shared}/eval/score_people.py", "--json"]
QUOTES = [f"{shared}/eval/score_quotes.py", "--json"]


def countries(corpus, *more):
    return [*COUNTRIES, f"{shared}/gold/{corpus}.jsonl", f"{out}/{corpus}.jsonl", *more]


def quotes(corpus, *more):
    return [*QUOTES, "--gold", f"{shared}/gold/{corpus}.jsonl", "--pred", f"{out}/{corpus}.jsonl", *more]


people = [*PEOPLE, f"{shared}/gold/people_enww.jsonl", f"{out}/people_enww.jsonl"]
METONYMS = ("--kinds", "metonym", "--literal-negative")

BOARD = [
    ("countries, world newswire: mention F1", countries("countries_enww"), "mention_overlap.f1", 0.985),
    ("countries, world newswire: document set F1", countries("countries_enww"), "doc_iso_set.f1", 0.98),
    ("countries, general news: mention F1", countries("countries_gwn"), "mention_overlap.f1", 0.985),
    ("countries, second general news: mention F1", countries("countries_trnews"), "mention_overlap.f1", 0.985),
    ("countries, Wikinews: mention F1", countries("countries_geovirus"), "mention_overlap.f1", 0.985),
    ("governments by their seat: precision", countries("countries_enww", *METONYMS), "mention_overlap.p", None),
    ("governments by their seat: recall", countries("countries_enww", *METONYMS), "mention_overlap.r", None),
    ("people: exact F1", people, "mention_exact.f1", 0.55),
    ("people: document set F1", people, "doc_people_lenient.f1", None),
    ("quotations, US politics: span and speaker", quotes("quotes_polnear_tune"), "end_to_end_relaxed.F1", 0.75),
    ("  the same, short phrases counted", quotes("quotes_polnear_tune", "--short-strict"), "end_to_end_relaxed.F1", None),
    ("  speaker by name", quotes("quotes_polnear_tune"), "canonical_name_acc", None),
    ("  marks without speech reported", quotes("quotes_polnear_tune"), "negatives_hit", None),
    ("quotations, world newswire: span and speaker", quotes("quotes_world"), "end_to_end_relaxed.F1", 0.65),
    ("  speaker by name", quotes("quotes_world"), "canonical_name_acc", None),
    ("  marks without speech reported", quotes("quotes_world"), "negatives_hit", None),
    ("quotations, Wikinews: span and speaker", quotes("quotes_gum"), "end_to_end_relaxed.F1", None),
]


def run(command):
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout


failed = []
known = {}
for what, command, path, floor in BOARD:
    key = tuple(command)
    if key not in known:
        known[key] = json.loads(run(command))
    value = known[key]
    for step in path.split("."):
        value = value[step]
    held = floor is None or value >= floor
    bound = "" if floor is None else f"  floor {floor:.3f}{'' if held else '  NOT REACHED'}"
    print(f"{what:48s} {value:.3f}{bound}")
    if not held:
        failed.append(what)

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
