#!/usr/bin/env python3
"""Fits the weights in src/analysis/attribution/{speaker_clue,coreference/antecedent_clue}.rs and the calibration in
ranking.rs, and writes them there.

usage: fit_attribution.py SHARED [STRENGTH]       (SHARED contains eval/ and gold/, see assets/README.md)

Each quotation is a choice between its candidates and no speaker, each pronoun one between its antecedents. The weights
are those of a conditional logit model that makes the annotated speakers of quotes_polnear_fit most likely; STRENGTH
holds them near zero. Features that no choice of the corpus has keep their number. Earlier speakers are features, too,
so that a new feature needs a second run. Then the program runs with the new weights, and a line from its log-odds to
those of being right is fitted to the same corpus. Standard library only.
"""
import json
import math
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..")
TABLES = {False: "src/analysis/attribution/speaker_clue.rs", True: "src/analysis/attribution/coreference/antecedent_clue.rs"}
ROW = re.compile(r"^    ([A-Z][A-Za-z]+) (-?[0-9.]+),$", re.M)
# Not fitted: the gender in the text is never outvoted, an indirect quotation has only one report, and a source that
# relays words is kept beside the speaker, where the annotators sometimes put it in place of the speaker.
FIXED = {"Indirect", "GenderContradicts", "Relays"}
# Nor these: the corpus resolves pronouns to names, so it has none that stands for a described person.
# Nor clues that say what holds in English, and that the corpus, which is about two or three people, has seldom.
FIXED |= {"NobodyNamed", "OthersClaim", "OwnsClaim", "AnotherBehind"}
FIXED |= {"WasJudged", "ForenameFits", "ForenameContradicts"}
FIXED |= {"DescribedAsPerson", "PluralAsPerson", "RoleAsPerson", "PersonAtHand"}
STEPS = 250
# The speakers of quotations that are not fitted to, because their labels are wrong.
LEFT_OUT = []
# Subtracted from the calibration: results are a little worse in articles that the weights were not fitted on.
MODESTY = 0.3
# The corpora of quotations: fitted on the first, evaluated on the others.
CORPORA = ["quotes_polnear_fit", "quotes_polnear_tune", "quotes_world", "quotes_gum"]


def study(shared, corpus):
    """The annotated articles of a corpus, each with the choices the program makes in it."""
    path = f"{shared}/gold/{corpus}.jsonl"
    command = ["cargo", "run", "--quiet", "--example", "attribution_study"]
    with open(path, encoding="utf8") as gold:
        lines = subprocess.run(command, stdin=gold, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    rows = {row["id"]: row for row in map(json.loads, lines.splitlines())}
    with open(path, encoding="utf8") as gold:
        articles = [json.loads(line) for line in gold]
    return [(article, rows[article["id"]]["choices"]) for article in articles]


def scored_quotations(article):
    return [
        quote
        for quote in article["quotes"]
        if quote.get("kind", "direct") in ("direct", "mixed") and not quote.get("optional") and quote.get("speaker")
    ]


# "a spokesman for Mensah", "an aide to Mensah": a speaker whose head is not the name at the end.
ABOUT_ANOTHER = re.compile(
    r"\b(spokes\w+|aides?|advis[eo]rs?|lawyers?|attorneys?|critics?|supporters?|backers?|donors?|friends?|mother|father"
    r"|wife|husband|sons?|daughters?|ally|allies|columnist|newspaper|story|website|campaign|manager|surrogates?)\b"
    r"[^,]*\b(for|to|of|by|with|behind)\b[^,]*$",
    re.I,
)


def labels_another(text, quote):
    """Whether the annotators took the name at the end of "a spokesman for Mensah" for the speaker's."""
    speaker = quote["speaker"]
    head = speaker.get("head") or speaker
    before = text[min(speaker["start"], head["start"]):head["start"]]
    return bool(ABOUT_ANOTHER.search(before))


def overlap(scorer, text, a, b):
    a = scorer.toks(text, *scorer.core(text, a["start"], a["end"]))
    b = scorer.toks(text, *scorer.core(text, b["start"], b["end"]))
    return len(a & b) / len(a | b) if a | b else 0.0


def quotation_examples(scorer, corpus):
    """(features of each candidate, which are right) for every quotation that the annotators have, too."""
    for article, choices in corpus:
        text = article["text"]
        free = [choice for choice in choices if not choice["pronoun"]]
        for quote in scored_quotations(article):
            if labels_another(text, quote):
                LEFT_OUT.append(text[quote["speaker"]["start"]:quote["speaker"]["end"]])
                continue
            near = [c for c in free if c["place"]["start"] < quote["end"] and quote["start"] < c["place"]["end"]]
            near = [c for c in near if not any("Indirect" in o["features"] for o in c["options"])]
            best = max(near, key=lambda c: overlap(scorer, text, c["place"], quote), default=None)
            if best is None or overlap(scorer, text, best["place"], quote) < 0.8:
                continue
            free.remove(best)
            verdicts = []
            for option in best["options"]:
                offered = {"speaker": option["mention"], "speaker_name": option["name"]}
                fits, named = scorer.speaker_ok(text, offered, quote)
                verdicts.append(2 if fits and named is not False else 1 if fits else 0)
            top = max(verdicts, default=0)
            yield [o["features"] for o in best["options"]], [top > 0 and v == top for v in verdicts]


def pronoun_examples(scorer, corpus):
    """The same for every pronoun that the annotators resolve with certainty."""
    for article, choices in corpus:
        pronouns = [choice for choice in choices if choice["pronoun"]]
        for quote in scored_quotations(article):
            speaker = quote["speaker"]
            sure = speaker.get("name") and speaker.get("name_conf", "named") in ("named", "high")
            if speaker.get("type") != "pronoun" or not sure:
                continue
            head = speaker.get("head") or speaker
            for choice in pronouns:
                place = choice["place"]
                if place["start"] < head["end"] and head["start"] < place["end"]:
                    right = [scorer.name_match(o["name"], speaker["name"]) for o in choice["options"]]
                    yield [o["features"] for o in choice["options"]], right
                    break


def read_table(path):
    with open(os.path.join(ROOT, path), encoding="utf8") as source:
        return {name: float(weight) for name, weight in ROW.findall(source.read())}


def write_table(path, weights):
    path = os.path.join(ROOT, path)
    with open(path, encoding="utf8") as source:
        text = source.read()
    text = ROW.sub(lambda row: f"    {row[1]} {weights[row[1]]:.2f},".replace("-0.00", "0.00"), text)
    with open(path, "w", encoding="utf8") as out:
        out.write(text)


def likelihoods(weights, options, nobody):
    scores = [sum(weights[name] for name in features) for features in options]
    top = max([0.0, *scores])
    parts = [math.exp(score - top) for score in scores]
    total = sum(parts) + (math.exp(-top) if nobody else 0.0)
    return [part / total for part in parts], (math.exp(-top) / total if nobody else 0.0)


def gradient(weights, examples, nobody):
    slope = dict.fromkeys(weights, 0.0)
    for options, right in examples:
        share, none = likelihoods(weights, options, nobody)
        mass = sum(p for p, fits in zip(share, right) if fits)
        for features, p, fits in zip(options, share, right):
            step = (p / mass if fits and mass > 0 else 0.0) - p
            if abs(step) > 1e-6:
                for name in features:
                    slope[name] += step
    return slope


def fit(weights, examples, nobody, strength):
    """Adam on the whole corpus: deterministic, and converged far enough to round to two digits."""
    seen = {name for options, _ in examples for features in options for name in features} - FIXED
    weights = {name: 0.0 if name in seen else weight for name, weight in weights.items()}
    first, second = dict.fromkeys(seen, 0.0), dict.fromkeys(seen, 0.0)
    for step in range(1, STEPS + 1):
        slope = gradient(weights, examples, nobody)
        rate = 0.15 * (1.0 - step / (STEPS + 1))
        for name in seen:
            g = slope[name] - strength * weights[name]
            first[name] = 0.9 * first[name] + 0.1 * g
            second[name] = 0.99 * second[name] + 0.01 * g * g
            mean, spread = first[name] / (1 - 0.9**step), second[name] / (1 - 0.99**step)
            weights[name] += rate * mean / (math.sqrt(spread) + 1e-8)
    return weights


def calibration_examples(scorer, shared):
    """(raw share, whether it was right) of every quotation that the annotators have, too."""
    path = f"{shared}/gold/{CORPORA[0]}.jsonl"
    command = ["cargo", "run", "--quiet", "--", "extract", "--jsonl"]
    with open(path, encoding="utf8") as gold:
        lines = subprocess.run(command, stdin=gold, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    found = {row["id"]: row["quotes"] for row in map(json.loads, lines.splitlines())}
    for article in map(json.loads, open(path, encoding="utf8")):
        text = article["text"]
        for quote in scored_quotations(article):
            near = [q for q in found[article["id"]] if q["kind"] != "indirect" and q["speaker"]
                    and q["start"] < quote["end"] and quote["start"] < q["end"]]
            best = max(near, key=lambda q: overlap(scorer, text, q, quote), default=None)
            if best is None or overlap(scorer, text, best, quote) < 0.8:
                continue
            offered = {"speaker": best["speaker"]["mention"], "speaker_name": best["speaker"]["name"]}
            fits, named = scorer.speaker_ok(text, offered, quote)
            if fits is not None:
                yield min(0.999, max(0.001, best["confidence"])), bool(fits and named is not False)


def fit_calibration(examples):
    slope, shift = 1.0, 0.0
    odds = [(math.log(share / (1 - share)), right) for share, right in examples]
    for _ in range(2000):
        errors = [(x, right - 1 / (1 + math.exp(-slope * x - shift))) for x, right in odds]
        slope += 0.5 * sum(x * e for x, e in errors) / len(odds) / 2
        shift += 0.5 * sum(e for _, e in errors) / len(odds)
    return slope, shift - MODESTY


def write_calibration(slope, shift):
    path = os.path.join(ROOT, "src/analysis/attribution/ranking.rs")
    with open(path, encoding="utf8") as source:
        text = source.read()
    text = re.sub(r"const SLOPE: f32 = .*;", f"const SLOPE: f32 = {slope:.2f};", text)
    text = re.sub(r"const SHIFT: f32 = .*;", f"const SHIFT: f32 = {shift:.2f};", text)
    with open(path, "w", encoding="utf8") as out:
        out.write(text)


def accuracy(weights, examples):
    best = [right[max(range(len(options)), key=lambda i: sum(weights[n] for n in options[i]))]
            for options, right in examples if options]
    possible = sum(any(right) for _, right in examples)
    return f"{sum(best)}/{len(examples)} = {sum(best) / max(1, len(examples)):.3f} (reachable {possible})"


def main():
    shared = sys.argv[1]
    strength = float(sys.argv[2]) if len(sys.argv) > 2 else 1.5
    sys.path.insert(0, f"{shared}/eval")
    import score_quotes as scorer

    corpora = {name: study(shared, name) for name in CORPORA}
    for pronoun, read in ((False, quotation_examples), (True, pronoun_examples)):
        examples = {name: list(read(scorer, corpus)) for name, corpus in corpora.items()}
        before = read_table(TABLES[pronoun])
        usable = [e for e in examples[CORPORA[0]] if not pronoun or any(e[1])]
        fitted = fit(before, usable, not pronoun, strength / 3 if pronoun else strength)
        write_table(TABLES[pronoun], fitted)
        if not pronoun:
            print(f"left out: {len(LEFT_OUT)} labels with the wrong head")
        print(TABLES[pronoun])
        for name in CORPORA:
            print(f"  {name:22s} before {accuracy(before, examples[name])}  after {accuracy(fitted, examples[name])}")
    write_calibration(1.0, 0.0)
    slope, shift = fit_calibration(list(calibration_examples(scorer, shared)))
    write_calibration(slope, shift)
    print(f"calibration: slope {slope:.2f}, shift {shift:.2f}")


main()
