"""Prints how well pages and other files are read, and holds the floors. usage: reading_floors.py OUT (see .ci/scoreboard)"""
import json
import re
import sys

out = sys.argv[1]
pages = json.load(open(f"{out}/pages.json", encoding="utf8"))

# (what, path to the figure in the output of score_pages.py, floor; a floor below zero is a ceiling).
PAGES = [
    ("pages lost", "lost", -2),
    ("body, runs of four words: F1", "body.f1", 0.975),
    ("segments wanted and unwanted: F1", "segments.f1", 0.930),
    ("titles right", "title.right", 118),
    ("titles contained", "title.contained", 128),
    ("dates right", "published.right", 104),
    ("dates wrong", "published.wrong", -5),
    ("authors right", "authors.right", 56),
    ("authors wrong", "authors.wrong", -8),
]
# The lowest share of the cases of a kind of score_reading.py. Kinds that begin with "ok-" must be wholly right.
KINDS = {"country-table": 0.97, "marks-no-pairs": 0.97, "marks-pairs": 0.97}
MEAN_OF_KINDS = 90.0

failed = []


def hold(what, value, floor):
    held = value >= floor if floor > 0 else value <= -floor
    print(f"{what:48s} {value:g}  {'floor' if floor > 0 else 'at most'} {abs(floor):g}{'' if held else '  NOT HELD'}")
    if not held:
        failed.append(what)


print(f"{pages['pages']} saved web pages")
for what, path, floor in PAGES:
    value = pages
    for step in path.split("."):
        value = value[step]
    hold("  " + what, value, floor)

print("cases of reading")
board = open(f"{out}/reading.txt", encoding="utf8").read()
for kind, right, of in re.findall(r"^(\S+) +(\d+) of +(\d+)$", board, re.MULTILINE):
    floor = 1.0 if kind.startswith("ok-") else KINDS.get(kind)
    if floor is None:
        print(f"  {kind:46s} {right} of {of}")
    else:
        hold(f"  {kind}, of {of}", int(right) / int(of), floor)
mean = re.search(r"mean of the kinds ([\d.]+)%", board)
hold("  mean of the kinds", float(mean[1]), MEAN_OF_KINDS)
if failed:
    sys.exit("floors not reached: " + "; ".join(what.strip() for what in failed))
print("all floors of reading held")
