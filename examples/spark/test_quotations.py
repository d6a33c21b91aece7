"""Tests of the job on a real Spark in local mode, with the real program.

    PULLQUOTE=target/release/pullquote python -m unittest discover -s examples/spark

Needs Java, and the packages in requirements.txt.
"""

import gzip
import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import unittest

import pyarrow.parquet as parquet

HERE = pathlib.Path(__file__).parent
PROGRAM = os.path.abspath(os.environ.get("PULLQUOTE", "target/release/pullquote"))
NAMES = ["Ana Lopes", "Ben Okoro", "Mira Falk", "Jon Reyes", "Lena Vos", "Omar Haddad", "Ruth Adeyemi"]
PLACES = ["Lisbon", "Peru", "Norway", "Kenya", "Seoul"]
ACTS = ["close the bridge", "sell the old school", "raise the water price", "open the archive", "move the market"]


def article(number):
    """A short article. No two of the first 175 are the same."""
    name, place = NAMES[number % len(NAMES)], PLACES[number % len(PLACES)]
    act = ACTS[number // 35 % len(ACTS)]
    return (
        f"The council of {place} wants to {act}.\n\n\u201cWe have waited {number} days,\u201d said {name}, "
        f"a member of the council. \u201cNobody has asked us.\u201d\n\nThe mayor denied that a plan to {act} exists."
    )


def records(count):
    """JSON Lines with `count` articles."""
    lines = (json.dumps({"id": f"a{number}", "text": article(number)}) for number in range(count))
    return "".join(line + "\n" for line in lines)


def archive(first, count):
    """A web archive with `count` pages, compressed page by page as crawlers do."""
    pages = []
    for number in range(first, first + count):
        paragraphs = "".join(f"<p>{part}</p>" for part in article(number).split("\n\n"))
        page = f"<html><head><title>Story {number}</title></head><body><article>{paragraphs}</article></body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
            f"WARC-Date: 2026-11-03T08:15:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        pages.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return b"".join(pages)


class Job(unittest.TestCase):
    """Each test runs the job as its users do, as a program of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        """Writes an input and returns its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def run_job(self, *words):
        """Runs the job on two cores; a task may fail three times. Returns its exit code and what it printed."""
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        environment["PYSPARK_SUBMIT_ARGS"] = "--master local[2,4] --conf spark.ui.enabled=false pyspark-shell"
        job = [sys.executable, str(HERE / "quotations.py"), "--output", str(self.folder / "found"), *words]
        done = subprocess.run(job, env=environment, capture_output=True, text=True, errors="replace")
        return done.returncode, done.stdout + done.stderr

    def found(self):
        """The rows of the table, in the order of the input."""
        rows = parquet.read_table(self.folder / "found").to_pylist()
        return sorted(rows, key=lambda row: row["position"])

    def alone(self, *words, lines=b""):
        """What the program prints without Spark."""
        return subprocess.run([PROGRAM, "extract", *words], input=lines, capture_output=True).stdout.decode().splitlines()

    def stand_in(self, script):
        """A program that stands in for a worker in trouble."""
        path = self.write("stand_in", script)
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
        return path

    def test_lines_give_the_same_bytes_in_the_same_order_as_one_machine(self):
        lines = records(400)
        code, printed = self.run_job("--program", PROGRAM, "--partitions", "7", self.write("in.jsonl", lines))
        self.assertEqual(code, 0, printed)
        expected = self.alone("--jsonl", lines=lines.encode())
        self.assertEqual(len(expected), 400)
        self.assertEqual([row["result"] for row in self.found()], expected)

    def test_the_columns_have_the_fields_of_the_result(self):
        code, printed = self.run_job("--program", PROGRAM, self.write("in.jsonl", records(3)))
        self.assertEqual(code, 0, printed)
        for row in self.found():
            result = json.loads(row["result"])
            self.assertEqual(row["id"], result["id"])
            self.assertEqual([country["code"] for country in row["countries"]], [c["code"] for c in result["countries"]])
            told = [(quotation["text"], quotation["speaker"]["name"]) for quotation in row["quotes"]]
            self.assertEqual(told, [(q["text"], q["speaker"]["name"]) for q in result["quotes"]])
            self.assertGreaterEqual(len(told), 2)

    def test_a_line_that_is_no_record_is_one_row_with_the_number_of_its_line(self):
        lines = records(60).splitlines()
        lines[40] = "this is no record"
        lines[10] = ""
        lines[50] = '{"id": 7}'
        joined = "\n".join(lines) + "\n"
        code, printed = self.run_job("--program", PROGRAM, "--partitions", "5", self.write("in.jsonl", joined))
        self.assertEqual(code, 0, printed)
        self.assertEqual([row["result"] for row in self.found()], self.alone("--jsonl", lines=joined.encode()))
        reports = [row for row in self.found() if row["error"]]
        self.assertEqual([json.loads(row["result"])["line"] for row in reports], [41, 51])

    def test_archives_give_the_same_articles_as_one_machine(self):
        paths = [self.write(f"{index}.warc.gz", archive(index * 20, 20)) for index in range(3)]
        code, printed = self.run_job("--program", PROGRAM, "--warc", *paths)
        self.assertEqual(code, 0, printed)
        expected = self.alone("--format", "jsonl", *paths)
        self.assertEqual(len(expected), 60)
        self.assertEqual([row["result"] for row in self.found()], expected)

    def test_a_worker_that_fails_once_is_tried_again(self):
        died = self.folder / "died"
        program = self.stand_in(f"#!/bin/sh\n[ -e {died} ] || {{ : > {died}; kill -9 $$; }}\nexec {PROGRAM} \"$@\"\n")
        lines = records(50)
        code, printed = self.run_job("--program", program, "--partitions", "4", self.write("in.jsonl", lines))
        self.assertEqual(code, 0, printed)
        self.assertTrue(died.exists())
        self.assertEqual([row["result"] for row in self.found()], self.alone("--jsonl", lines=lines.encode()))

    def test_a_worker_that_always_fails_fails_the_job(self):
        program = self.stand_in("#!/bin/sh\necho out of ink >&2\nexit 70\n")
        code, printed = self.run_job("--program", program, self.write("in.jsonl", records(5)))
        self.assertNotEqual(code, 0)
        self.assertIn("pullquote ended with code 70: out of ink", printed)
        self.assertFalse((self.folder / "found" / "_SUCCESS").exists())

    def test_an_answer_that_is_missing_fails_the_job(self):
        program = self.stand_in(f"#!/bin/sh\nhead -n 1 | {PROGRAM} \"$@\"\n")
        code, printed = self.run_job("--program", program, "--partitions", "1", self.write("in.jsonl", records(5)))
        self.assertNotEqual(code, 0)
        self.assertRegex(printed, "pullquote answered 1 of [1-5] lines")
        self.assertFalse((self.folder / "found" / "_SUCCESS").exists())

    def test_an_archive_that_is_not_there_fails_the_job(self):
        code, printed = self.run_job("--program", PROGRAM, "--warc", str(self.folder / "none.warc.gz"))
        self.assertNotEqual(code, 0)
        self.assertIn("pullquote could not read this archive", printed)


if __name__ == "__main__":
    unittest.main()
