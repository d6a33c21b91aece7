"""Finds the quotations of any number of articles with Apache Spark, and stores them as Parquet.

Spark reads, splits, retries and writes; `pullquote` analyses. Each task starts the program once and sends its lines
through it, so that a task costs one start of a few milliseconds, however many articles it has. A task fails, and Spark
tries it again elsewhere, if the program dies or does not answer every line. If it fails each time, the job fails.

    spark-submit quotations.py --output quotations.parquet articles.jsonl
    spark-submit quotations.py --output quotations.parquet --warc CC-NEWS-*.warc.gz

Lines are records {"id": .., "text": ..} or {"id": .., "html": ..}, as for `pullquote extract --jsonl`.
The column `result` has what `pullquote` printed, byte for byte; the others are its fields.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as sql

# What the program takes for an empty line.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
WHITE_SPACE = b" \t\n\r\x0c"

MENTION = "struct<start:long, end:long, text:string, kind:string>"
WORDS = "struct<start:long, end:long, text:string>"
QUOTATION = f"""struct<id:string, start:long, end:long, text:string, kind:string,
    speaker:struct<name:string, type:string, entity:string, mention:{WORDS}>,
    cue:{WORDS}, via:string, confidence:double, evidence:string,
    runner_up:struct<name:string, confidence:double>>"""

# The fields of the result object that become columns. Offsets are in code points of `text`.
RESULT = f"""id string, source string, title string, language string, authors array<string>, published string,
    site string, url string, text string,
    countries array<struct<code:string, name:string, mentions:array<{MENTION}>>>,
    people array<struct<id:string, name:string, role:string, mentions:array<{MENTION}>>>,
    organizations array<struct<id:string, name:string, mentions:array<{MENTION}>>>,
    quotes array<{QUOTATION}>, error string"""


class ProgramFailed(Exception):
    """The program died, or did not answer every line that it was sent."""


def send(lines, pipe, sent):
    """Writes the lines to the program and counts those that it must answer, which are all but the empty ones."""
    try:
        for line in lines:
            sent.append(bool(line.removeprefix(BYTE_ORDER_MARK).strip(WHITE_SPACE)))
            pipe.write(line + b"\n")
    except BrokenPipeError:
        pass  # The exit code says why.
    except Exception as error:  # An error of Spark while it reads must not look like the end of the input.
        sent.append(error)
    finally:
        try:
            pipe.close()
        except BrokenPipeError:
            pass


def run(arguments, lines=()):
    """Runs the program on one core and yields the lines it prints. Raises `ProgramFailed` if any answer is missing."""
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, env=environment
        )
        sent = []
        writer = threading.Thread(target=send, args=(lines, process.stdin, sent), daemon=True)
        writer.start()
        answered = 0
        try:
            for answer in process.stdout:
                answered += 1
                yield answer.rstrip(b"\n")
            code = process.wait()
            writer.join()
        finally:
            process.kill()
            process.wait()
        complaints.seek(0)
        check(code, sent, answered, complaints.read()[-2000:].decode("utf-8", "replace"))
        if code == 2 and not sent:
            complaints.seek(0)
            yield from (error_row(line) for line in complaints)


def check(code, sent, answered, complaint):
    """Raises an error unless the program ended by itself and answered every line.

    Exit code 1 says that nothing was found, 2 that an input could not be read, which its answer explains.
    """
    for reading in sent:
        if isinstance(reading, Exception):
            raise reading
    if code not in (0, 1, 2):
        raise ProgramFailed(f"pullquote ended with code {code}: {complaint}")
    if sent and answered != sum(sent):
        raise ProgramFailed(f"pullquote answered {answered} of {sum(sent)} lines: {complaint}")
    if not sent and code == 2 and not answered:
        raise ProgramFailed(f"pullquote could not read this archive: {complaint}")


def error_row(complaint):
    """A row for a page in an archive that could not be read, from what the program says on standard error."""
    report = {"error": complaint.decode("utf-8", "replace").strip()}
    return json.dumps(report, ensure_ascii=False).encode()


def with_line(answer, before):
    """The answer with the number of the line in the whole input, if it reports an error. `before` lines came earlier."""
    if b'"error":' not in answer:  # Inside a text, quotation marks are escaped.
        return answer
    report = json.loads(answer)
    if "line" not in report or "error" not in report:
        return answer
    report["line"] += before
    return json.dumps(report, ensure_ascii=False, separators=(",", ":")).encode()


def results_of_lines(spark, paths, program, partitions):
    """The answers to the lines of all files, in their order, as pairs of position and answer."""
    spark.sparkContext._jsc.hadoopConfiguration().set("textinputformat.record.delimiter", "\n")
    lines = spark.sparkContext.textFile(",".join(paths), partitions, use_unicode=False)
    counts = lines.mapPartitions(lambda part: [sum(1 for _ in part)]).collect()
    before = [sum(counts[:index]) for index in range(len(counts))]

    def analyse(index, part):
        for number, answer in enumerate(run([located(program), "extract", "--jsonl"], part)):
            yield before[index] + number, with_line(answer, before[index]).decode()

    return lines.mapPartitionsWithIndex(analyse)


def results_of_archives(spark, paths, program):
    """The articles in web archives, one task per archive. Every worker must see the archives under these paths."""
    archives = spark.sparkContext.parallelize(list(enumerate(paths)), max(1, len(paths)))

    def analyse(archive):
        index, path = archive
        answers = run([located(program), "extract", "--format", "jsonl", path])
        for number, answer in enumerate(answers):
            yield (index << 32) + number, answer.decode()

    return archives.flatMap(analyse)


def located(program):
    """The program on this worker: as shipped with --files, or installed."""
    shipped = SparkFiles.get(program)
    return shipped if os.path.exists(shipped) else program


def table(spark, results):
    """One row per article: its position, the fields of its result, and the result as printed."""
    rows = spark.createDataFrame(results, "position long, result string")
    fields = sql.from_json("result", RESULT, {"mode": "FAILFAST"})
    return rows.withColumn("fields", fields).select("position", "fields.*", "result")


def arguments(words):
    """What was typed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="JSON Lines, or web archives with --warc")
    parser.add_argument("--output", required=True, help="folder for the Parquet files; must not exist yet")
    parser.add_argument("--warc", action="store_true", help="the inputs are web archives")
    parser.add_argument("--program", default="pullquote", help="path of the program on each worker, or its name")
    parser.add_argument("--partitions", type=int, default=64, help="least number of tasks for JSON Lines")
    return parser.parse_args(words)


def main(words):
    """Runs the job. Any failure ends it with an exit code that is not 0 and without a `_SUCCESS` file."""
    typed = arguments(words)
    spark = SparkSession.builder.appName("quotations").getOrCreate()
    try:
        if typed.warc:
            results = results_of_archives(spark, typed.inputs, typed.program)
        else:
            results = results_of_lines(spark, typed.inputs, typed.program, typed.partitions)
        table(spark, results).write.parquet(typed.output)
    finally:
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
