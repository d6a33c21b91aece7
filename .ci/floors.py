"""Prints the scoreboard and holds the floors. usage: floors.py SHARED OUT (see .ci/scoreboard)"""
import json
import subprocess
import sys

shared, out = sys.argv[1:]
sys.path.insert(0, f"{shared}/eval")
import score_quotes  # noqa: E402

# (what, scorer and its arguments, path to the figure, floor or None; a floor below zero is a ceiling: -0.45)
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
    ("countries, world newswire: mention F1", countries("countries_enww"), "mention_overlap.f1", 0.993),
    ("countries, world newswire: document set F1", countries("countries_enww"), "doc_iso_set.f1", 0.985),
    ("countries, general news: mention F1", countries("countries_gwn"), "mention_overlap.f1", 0.993),
    ("countries, second general news: mention F1", countries("countries_trnews"), "mention_overlap.f1", 0.993),
    ("countries, Wikinews: mention F1", countries("countries_geovirus"), "mention_overlap.f1", 0.993),
    ("governments by their seat: precision", countries("countries_enww", *METONYMS), "mention_overlap.p", 0.85),
    ("governments by their seat: recall", countries("countries_enww", *METONYMS), "mention_overlap.r", 0.85),
    ("people: exact F1", people, "mention_exact.f1", 0.90),
    ("people: document set F1", people, "doc_people_lenient.f1", 0.88),
    ("quotations, US politics: span and speaker", quotes("quotes_polnear_tune"), "end_to_end_relaxed.F1", 0.90),
    ("  the same, short phrases counted", quotes("quotes_polnear_tune", "--short-strict"), "end_to_end_relaxed.F1", 0.87),
    ("  speaker by name", quotes("quotes_polnear_tune"), "canonical_name_acc", 0.88),
    ("  marks without speech reported", quotes("quotes_polnear_tune"), "negatives_hit", -0.45),
    ("quotations, world newswire: span and speaker", quotes("quotes_world"), "end_to_end_relaxed.F1", 0.85),
    ("  speaker by name", quotes("quotes_world"), "canonical_name_acc", 0.85),
    ("  marks without speech reported", quotes("quotes_world"), "negatives_hit", -0.45),
    ("quotations, Wikinews: span and speaker", quotes("quotes_gum"), "end_to_end_relaxed.F1", None),
]


def run(command):
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout


# Confidence: the lower edges of the bins, and how many of those shown as sure must be right.
BINS = [0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
SURE, SURE_RIGHT = 0.9, 0.95


def judged(corpus):
    """(confidence, whether speaker and name are right) of every quotation that the annotators found too."""
    gold = score_quotes.load(f"{shared}/gold/{corpus}.jsonl")
    found = {row["id"]: row["quotes"] for row in score_quotes.load(f"{out}/{corpus}.jsonl")}
    for article in gold:
        text = article["text"]
        words = lambda quote: score_quotes.toks(text, *score_quotes.core(text, quote["start"], quote["end"]))
        free = [quote for quote in found[article["id"]] if quote["kind"] != "indirect" and quote["confidence"]]
        for quote in article["quotes"]:
            scored = quote.get("kind", "direct") in ("direct", "mixed") and not quote.get("optional")
            if not scored or not quote.get("speaker"):
                continue
            near = [p for p in free if p["start"] < quote["end"] and quote["start"] < p["end"]]
            share = lambda p: len(words(p) & words(quote)) / max(1, len(words(p) | words(quote)))
            best = max(near, key=share, default=None)
            if best is None or share(best) < 0.8:
                continue
            free.remove(best)
            fits, named = score_quotes.speaker_ok(text, best, quote)
            if fits is not None:
                yield best["confidence"], fits and named is not False


def print_calibration(rows):
    print("confidence and how often it is right, US politics and world newswire")
    for low, high in zip(BINS, [*BINS[1:], 1.01]):
        inside = [(shown, right) for shown, right in rows if low <= shown < high]
        if inside:
            mean = sum(shown for shown, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            print(f"  {low:.2f} to {min(high, 1.0):.2f}: {len(inside):4d} quotations, shown {mean:.3f}, right {share:.3f}")


failed = []
known = {}
for what, command, path, floor in BOARD:
    key = tuple(command)
    if key not in known:
        known[key] = json.loads(run(command))
    value = known[key]
    for step in path.split("."):
        value = value[step]
    held = floor is None or (value >= floor if floor > 0 else value <= -floor)
    bound = "" if floor is None else f"  {'floor' if floor > 0 else 'at most'} {abs(floor):.3f}{'' if held else '  NOT HELD'}"
    print(f"{what:48s} {value:.3f}{bound}")
    if not held:
        failed.append(what)

rows = [*judged("quotes_polnear_tune"), *judged("quotes_world")]
print_calibration(rows)
sure = [right for shown, right in rows if shown >= SURE]
share = sum(sure) / max(1, len(sure))
print(f"shown as {SURE} or more: {len(sure)} of {len(rows)}, right {share:.3f}  floor {SURE_RIGHT:.3f}")
if share < SURE_RIGHT:
    failed.append("confidence: too many of those shown as sure are wrong")

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
