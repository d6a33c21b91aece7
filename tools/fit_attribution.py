#!/usr/bin/env python3
"""Fits the weights in src/analysis/attribution/{speaker_clue,coreference/antecedent_clue}.rs and the calibration in
ranking.rs, and writes them there.

usage: fit_attribution.py SHARED [STRENGTH] [--calibrate]       (--calibrate: the weights stay;
SHARED contains eval/ and gold/, see assets/README.md)

Each quotation is a choice between its candidates and no speaker, each pronoun one between its antecedents. The weights
are those of a conditional logit model that makes the annotated speakers of quotes_polnear_fit and of the project's own
annotated articles most likely; STRENGTH holds them near zero. Features that no choice of the corpus has keep their number. Earlier speakers are features, too,
so that a new feature needs a second run. Then a line from its log-odds to
those of being right is fitted to that corpus, quotes_web and quotes_world together, apart for direct, partial and indirect quotations. Standard library only.
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
FIXED |= {"NobodyNamed", "OthersClaim", "OwnsClaim", "AnotherBehind", "AnotherTouches", "OpensAnother", "OtherClause"}
FIXED |= {"WasJudged", "ForenameFits", "ForenameContradicts"}
FIXED |= {"DescribedAsPerson", "PluralAsPerson", "RoleAsPerson", "PersonAtHand", "DescribedSubject", "CannotSpeak"}
# "he" for a ministry is its spokesman, whom a text about a few politicians hardly has.
FIXED |= {"PronounOfOtherKind", "OrganizationAsPerson", "CountryAsPerson", "OtherPronoun", "NamedInParagraph"}
FIXED |= {"InstitutionSpoke", "PersonAsThing", "PersonAsMany", "OrganizationAsThing", "CountryAsThing", "OrganizationAsMany"}
STEPS = 250
# The speakers of quotations that are not fitted to, because their labels are wrong.
LEFT_OUT = []
# Subtracted from the calibration: results are a little worse in articles that the weights were not fitted on.
MODESTY = {"direct": 0.25, "partial": 0.25, "indirect": 0.1}
# What the calibration is fitted on, and how often each row of it counts: most news is not about US politics.
CALIBRATED_ON = {"quotes_polnear_fit": 1, "quotes_web": 8, "quotes_world": 8}
# How often each choice of the own articles counts: they are few, and about more than politics.
OWN_TIMES = 2
# The corpora of quotations: fitted on the first, evaluated on the others.
CORPORA = ["quotes_polnear_fit", "quotes_polnear_tune", "quotes_web", "quotes_world", "quotes_gum"]


# The project's own annotated articles, which name speakers and mark no words for them.
OWN = "tests/articles/annotated"


def study(shared, corpus):
    """The annotated articles of a corpus, each with the choices the program makes in it."""
    with open(f"{shared}/gold/{corpus}.jsonl", encoding="utf8") as gold:
        return with_choices([json.loads(line) for line in gold])


def with_choices(articles):
    command = ["cargo", "run", "--quiet", "--offline", "--example", "attribution_study"]
    lines = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    found = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    rows = {row["id"]: row for row in map(json.loads, found.splitlines())}
    return [(article, rows[article["id"]]["choices"]) for article in articles]


def own_articles():
    """The annotated articles of the tests: text, and start, end and speakers of each quotation in marks."""
    for name in sorted(os.listdir(os.path.join(ROOT, OWN))):
        with open(os.path.join(ROOT, OWN, name), encoding="utf8") as source:
            body = source.read().split("\n\n", 1)[1].rstrip()
        text, at, opened, quotes = "", 0, [], []
        for tag in re.finditer(r"<(/?)(\w)( [^>]*)?>", body):
            text, at = text + body[at:tag.start()], tag.end()
            if not tag[1]:
                opened.append((tag[2], len(text), (tag[3] or "")[1:]))
                continue
            kind, start, speakers = opened.pop()
            if kind == "q":
                quotes.append({"start": start, "end": len(text), "speakers": speakers.split(" via ")[0].split("|")})
        yield {"id": name, "text": text + body[at:], "quotes": quotes}


def folded(name):
    words = re.findall(r"\w+", name.lower().replace("’s ", " ").replace("'s ", " "))
    return words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words


def is_said_by(quote, name):
    """As the tests compare names: the shorter one's words are the longer one's last words."""
    for right in quote["speakers"]:
        short, long = sorted((folded(right), folded(name or "")), key=len)
        if right != "-" and short and long[-len(short):] == short:
            return True
    return False


def own_choices(corpus):
    """Each quotation of the own articles with the choice of its speaker, and the article's choices of pronouns."""
    for article, choices in corpus:
        text = article["text"]
        free = [choice for choice in choices if not choice["pronoun"] and choice["kind"] != "indirect"]
        for quote in article["quotes"]:
            mine = words(text, quote)
            best = max(free, key=lambda c: len(mine & words(text, c["place"])), default=None)
            if best and len(mine & words(text, best["place"])) > 0.8 * len(mine | words(text, best["place"])):
                yield quote, best, [choice for choice in choices if choice["pronoun"]]


def own_quotation_examples(corpus):
    for quote, choice, _ in own_choices(corpus):
        if choice["options"]:
            yield [o["features"] for o in choice["options"]], [is_said_by(quote, o["name"]) for o in choice["options"]]


def own_pronoun_examples(corpus):
    """The pronouns right beside a quotation, which stand for its speaker."""
    beside = ({"Behind", "Pronoun"}, {"Before", "BeforeTouching", "Pronoun"})
    for quote, choice, pronouns in own_choices(corpus):
        for option in choice["options"]:
            if not any(clues <= set(option["features"]) for clues in beside) or "BehindFullStop" in option["features"]:
                continue
            for other in pronouns:
                if option["mention"] and other["place"]["start"] == option["mention"]["start"]:
                    right = [is_said_by(quote, o["name"]) for o in other["options"]]
                    yield [o["features"] for o in other["options"]], right


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


def words(text, span):
    return {m.start() for m in re.finditer(r"\w+", text) if span["start"] <= m.start() < span["end"]}


def chosen(weights, choice):
    """The winning option, and the share of all options with its name."""
    share, _ = likelihoods(weights, [option["features"] for option in choice["options"]], True)
    total = {}
    for part, option in zip(share, choice["options"]):
        total[option["name"]] = total.get(option["name"], 0.0) + part
    best = max(range(len(share)), key=lambda at: (total[choice["options"][at]["name"]], share[at]))
    option = choice["options"][best]
    return option, min(0.999, max(0.001, total[option["name"]]))


def calibration_examples(scorer, corpus, weights):
    """kind, share, certainty and whether the speaker was right, of every quotation that the annotators have, too."""
    for article, choices in corpus:
        text = article["text"]
        gold = [(quote, words(text, quote)) for quote in article["quotes"] if quote.get("speaker")]
        for choice in choices:
            if choice["pronoun"] or not choice["options"]:
                continue
            mine = words(text, choice["place"])
            marked = choice["kind"] != "indirect"
            fitting = [q for q in gold if not marked or q[0].get("kind", "direct") in ("direct", "mixed")]
            best = max(fitting, key=lambda q: len(mine & q[1]) / max(1, len(mine | q[1])), default=None)
            if best is None or len(mine & best[1]) < 0.5 * len(mine | best[1]) or labels_another(text, best[0]):
                continue
            option, share = chosen(weights, choice)
            if marked:
                offered = {"speaker": option["mention"], "speaker_name": option["name"]}
                fits, named = scorer.speaker_ok(text, offered, best[0])
                right = None if fits is None else bool(fits and named is not False)
            else:
                place, speaker = option["mention"], best[0]["speaker"]
                right = bool(place and place["start"] < speaker["end"] and speaker["start"] < place["end"])
            if right is not None:
                yield choice["kind"], share, option["certainty"], right


def fit_calibration(examples):
    """Slope and shift that make right the most likely, where the certainty of the words is multiplied with the rest."""
    slope, shift = 1.0, 0.0
    odds = [(math.log(share / (1 - share)), certainty, right) for share, certainty, right in examples]
    for _ in range(3000):
        by_slope = by_shift = 0.0
        for x, certainty, right in odds:
            part = 1 / (1 + math.exp(-slope * x - shift))
            chance = min(0.9999, part * certainty)
            pull = (1 / chance if right else -1 / (1 - chance)) * certainty * part * (1 - part)
            by_slope += pull * x
            by_shift += pull
        slope += 0.3 * by_slope / len(odds) / 2
        shift += 0.5 * by_shift / len(odds)
    return slope, shift


def write_calibration(lines):
    path = os.path.join(ROOT, "src/analysis/attribution/ranking.rs")
    with open(path, encoding="utf8") as source:
        text = source.read()
    table = ", ".join(f"[{slope:.2f}, {shift:.2f}]" for slope, shift in lines)
    text = re.sub(r"(const CALIBRATION: .* = )\[\[.*\]\];", rf"\g<1>[{table}];", text)
    with open(path, "w", encoding="utf8") as out:
        out.write(text)


def accuracy(weights, examples):
    best = [right[max(range(len(options)), key=lambda i: sum(weights[n] for n in options[i]))]
            for options, right in examples if options]
    possible = sum(any(right) for _, right in examples)
    return f"{sum(best)}/{len(examples)} = {sum(best) / max(1, len(examples)):.3f} (reachable {possible})"


def main():
    shared = sys.argv[1]
    strength = next((float(word) for word in sys.argv[2:] if word[0] != "-"), 1.5)
    sys.path.insert(0, f"{shared}/eval")
    import score_quotes as scorer

    names = CALIBRATED_ON if "--calibrate" in sys.argv else CORPORA
    corpora = {name: study(shared, name) for name in names}
    own = [] if "--calibrate" in sys.argv else with_choices(list(own_articles()))
    tables = [] if "--calibrate" in sys.argv else [(False, quotation_examples), (True, pronoun_examples)]
    for pronoun, read in tables:
        examples = {name: list(read(scorer, corpus)) for name, corpus in corpora.items()}
        examples["own"] = list((own_pronoun_examples if pronoun else own_quotation_examples)(own))
        before = read_table(TABLES[pronoun])
        usable = [e for e in examples[CORPORA[0]] + OWN_TIMES * examples["own"] if not pronoun or any(e[1])]
        fitted = fit(before, usable, not pronoun, strength / 3 if pronoun else strength)
        write_table(TABLES[pronoun], fitted)
        if not pronoun:
            print(f"left out: {len(LEFT_OUT)} labels with the wrong head")
        print(TABLES[pronoun])
        for name in examples:
            print(f"  {name:22s} before {accuracy(before, examples[name])}  after {accuracy(fitted, examples[name])}")
    weights, rows = read_table(TABLES[False]), []
    for name, times in CALIBRATED_ON.items():
        rows += times * list(calibration_examples(scorer, corpora[name], weights))
    lines = []
    for kind in ("direct", "partial", "indirect"):
        slope, shift = fit_calibration([row[1:] for row in rows if row[0] == kind])
        lines.append((slope, shift - MODESTY[kind]))
        print(f"calibration, {kind}: slope {lines[-1][0]:.2f}, shift {lines[-1][1]:.2f}")
    write_calibration(lines)


main()
