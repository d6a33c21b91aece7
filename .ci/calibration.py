"""Says of each row that Pullquote shows whether it is right: its words are speech, and this speaker said them.

Marked quotations are judged as shared/eval/score_quotes.py does it, marks without speech counted as wrong; reported
speech as score_reported.py does it. Rows that the annotators left open are not judged.
"""
import json
import re
import sys

# Lower edges of the bins of the printed table.
BINS = [0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98]


def scorer(shared):
    sys.path.insert(0, f"{shared}/eval")
    import score_quotes

    return score_quotes


def overlap(one, other):
    return len(one & other) / max(1, len(one | other))


def touches(one, other):
    return bool(one and other) and one["start"] < other["end"] and other["start"] < one["end"]


def judge_marked(score, text, row, article):
    """True, False, or None where the annotators do not say."""
    words = lambda span: score.toks(text, *score.core(text, span["start"], span["end"]))
    mine = words(row)
    if not mine:
        return None
    inside = lambda span: len(mine & words(span)) >= 0.5 * len(mine)
    near = [quote for quote in article["quotes"] if inside(quote)]
    marked = [quote for quote in near if quote.get("kind", "direct") in ("direct", "mixed")]
    scored = [quote for quote in marked if not quote.get("optional") and quote.get("speaker")]
    if scored:
        fits, named = score.speaker_ok(text, row, max(scored, key=lambda quote: overlap(mine, words(quote))))
        return None if fits is None else fits and named is not False
    if near:
        return None
    if any(inside(negative) for negative in article.get("negatives", [])):
        return False
    return None


def judge_reported(text, row, article):
    words = lambda span: {m.start() for m in re.finditer(r"\w+", text) if span["start"] <= m.start() < span["end"]}
    mine = words(row)
    best = max(article["quotes"], key=lambda quote: overlap(mine, words(quote)), default=None)
    if best is None or overlap(mine, words(best)) < 0.5:
        return False
    return touches((row.get("speaker") or {}).get("mention"), best.get("speaker"))


def judged(shared, gold, found, reported):
    """(kind, confidence, right) of every row that can be judged; `reported`: the gold holds reported speech too."""
    score = scorer(shared)
    rows = {row["id"]: row for row in map(json.loads, open(found, encoding="utf8"))}
    plain = {article["id"]: article["quotes"] for article in score.load(found)}
    for article in score.load(gold):
        text = article["text"]
        for row, simple in zip(rows[article["id"]]["quotes"], plain[article["id"]]):
            if row["confidence"] is None:
                continue
            if row["kind"] == "indirect":
                right = judge_reported(text, row, article) if reported else None
            else:
                right = judge_marked(score, text, simple, article)
            if right is not None:
                yield row["kind"], row["confidence"], right


def print_table(what, rows):
    print(f"confidence and how often it is right, {what}")
    for low, high in zip(BINS, [*BINS[1:], 1.01]):
        inside = [(shown, right) for _, shown, right in rows if low <= shown < high]
        if inside:
            mean = sum(shown for shown, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            print(f"  {low:.2f} to {min(high, 1.0):.2f}: {len(inside):4d} rows, shown {mean:.3f}, right {share:.3f}")
