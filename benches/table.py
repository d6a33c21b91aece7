#!/usr/bin/env python3
"""Measures what the table under "Speed" in README.md says: benches/table.py [--articles FILE] [PROGRAM] [ROW ...]

The text is that of the articles in tests/articles, one after another, which are denser than most news; or that of the
articles in FILE, JSON Lines with a `text`. It needs Python, and for some rows valgrind and less; on Linux. Seconds are
the processor's for one core, and those of a clock where two cores work or a key is waited for.
"""

import fcntl
import json
import os
import pty
import random
import resource
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
NAMES = ["Ana Lopes", "Rui Costa", "Marta Dias", "Paulo Reis", "Ines Prado"]
PROGRAM = str(HERE / "target/release/pullquote")
ARTICLES = None


def stories():
    """The texts of the articles."""
    if ARTICLES:
        with open(ARTICLES) as lines:
            return [json.loads(line)["text"] for line in lines]
    files = sorted((HERE / "tests/articles/annotated").glob("*.txt"))
    return [file.read_text() for file in [HERE / "assets/sample.txt", *files]]


def parts_of(size):
    """A text of so many bytes, in parts: the articles again and again, each time with a line that tells them apart."""
    told, turn, left = stories(), 0, size
    while left > 0:
        for story in told:
            part = f"{story}\nThe end of story {turn}.\n\n".encode()[:left]
            left -= len(part)
            yield part.decode(errors="ignore")
        turn += 1


def text_of(size):
    """A text of so many bytes."""
    return "".join(parts_of(size))


def hearing(quotations):
    """A text with so many quotations."""
    said = "“We counted {} boats on the river that night,” {} said on Monday.\n\n"
    return "".join(said.format(number, NAMES[number % len(NAMES)]) for number in range(quotations))


def lines_of(texts):
    """The texts as JSON Lines."""
    return "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()


def run(arguments, given=b"", cores=1):
    """Runs the program; the seconds of the clock and those of the processor."""
    with tempfile.TemporaryFile() as file:
        file.write(given)
        file.seek(0)
        environment = os.environ | {"RAYON_NUM_THREADS": str(cores), "PULLQUOTE_HOME": str(HOME)}
        begin = time.monotonic()
        process = subprocess.Popen([PROGRAM, *arguments], stdin=file, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0 and "verify" not in arguments:
        sys.exit(f"{arguments[0]} ended with {status}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime


def best(*given, **more):
    """The least seconds of three runs, by the clock and of the processor."""
    runs = [run(*given, **more) for _ in range(3)]
    return min(one[0] for one in runs), min(one[1] for one in runs)


class Screen:
    """A program in a terminal of this size, which has margins at the left and the right if it says so."""

    def __init__(self, *command, margins=False, size=(120, 40)):
        self.margins = margins
        columns, rows = size
        self.begin = time.monotonic()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.environ |= {"TERM": "xterm-256color", "PULLQUOTE_HOME": str(HOME), "COLUMNS": str(columns),
                           "LINES": str(rows), "XDG_CONFIG_HOME": str(HOME), "XDG_STATE_HOME": str(HOME)}
            os.execvp(command[0], command)

    def until_quiet(self, quiet=0.3, most=60.0, words=None):
        """Milliseconds to the last output before so many seconds without any, and the bytes; or to these words."""
        begin = last = time.monotonic()
        seen = b""
        while time.monotonic() - last < quiet and time.monotonic() - begin < most:
            if select.select([self.terminal], [], [], 0.02)[0]:
                try:
                    seen += os.read(self.terminal, 65536)
                except OSError:
                    break
                last = time.monotonic()
                if self.margins and b"\x1b[?69$p" in seen:
                    os.write(self.terminal, b"\x1b[?69;2$y\x1b[?64;22c")
                    self.margins = False
                if words and words in seen:
                    break
        return (last - begin) * 1000, seen

    def press(self, key, **more):
        """Presses a key and waits for what it changes."""
        os.write(self.terminal, key.encode())
        return self.until_quiet(**more)

    def seconds_of_processor(self):
        """What the program has used so far, on all cores."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        os.kill(self.process, 15)
        try:
            while os.read(self.terminal, 65536):
                pass
        except OSError:
            pass
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def say(what, figure):
    print(f"{what:<66} {figure}", flush=True)


def extract():
    given = lines_of(stories())
    size = sum(len(story.encode()) for story in stories()) * 16
    seconds = best(["extract", "--jsonl"], given * 16)[1]
    say("extract --jsonl, one core", f"{size / 1e6 / seconds:.1f} MB/s")
    if shutil.which("valgrind"):
        size //= 4
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", PROGRAM, "extract", "--jsonl"]
        environment = os.environ | {"RAYON_NUM_THREADS": "1"}
        told = subprocess.run(command, input=given * 4, capture_output=True, env=environment).stderr.decode()
        count = int(told.split("Collected :")[1].split()[0])
        say("  instructions a byte of text", f"{count / size:,.0f}")


def cores():
    part = text_of(5_000_000)
    records = lines_of([f"{part}\nPart {number}." for number in range(10)])
    paths = [FOLDER / f"part{number}.txt" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_text(f"{part}\nPart {number}.")
    for what, arguments, given in [
        ("ten records of 5 MB", ["extract", "--jsonl"], records),
        ("four files of 5 MB", ["extract", "--format", "json", *map(str, paths)], b""),
        ("one document of 5 MB", ["extract", "--format", "json", str(paths[0])], b""),
    ]:
        one = min(run(arguments, given, 1)[0] for _ in range(2))
        two = min(run(arguments, given, 2)[0] for _ in range(2))
        say(f"{what}, two cores", f"{one / two:.2f} times one core")


def memory():
    path = FOLDER / "large.txt"
    with open(path, "w") as file:
        file.writelines(parts_of(100_000_000))
    # A process inherits the peak of the one that starts it: a small one starts this.
    measure = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    command = [sys.executable, "-c", measure, PROGRAM, "extract", "--format", "json", str(path)]
    environment = os.environ | {"RAYON_NUM_THREADS": "2", "PULLQUOTE_HOME": str(HOME)}
    most = int(subprocess.run(command, capture_output=True, env=environment, check=True).stdout) * 1024
    say("memory of one document of 100 MB", f"{most / 1e6:.0f} MB, {most / 1e8:.1f} bytes a byte")


def keys():
    for quotations in (2_000, 20_000, 122_000):
        path = FOLDER / f"hearing{quotations}.txt"
        path.write_text(hearing(quotations))
        screen = Screen(PROGRAM, "review", str(path), "--order", "text")
        screen.until_quiet(2.0)
        waits = sorted(screen.press("a", quiet=0.25)[0] for _ in range(15))
        screen.close()
        say(f"accept, in a review of {quotations:,} quotations", f"{waits[7]:.0f} ms, to the end of the frames that follow")


def fill(articles):
    """A library of so many short articles."""
    texts = [f"The council of Varna met on day {number}.\n\n“We counted {number} boats,” {NAMES[number % 5]} said. Nobody "
             f"was hurt, and the port opens again on Friday.\n" for number in range(articles)]
    folder = FOLDER / f"articles{articles}"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text)
    shutil.rmtree(HOME, ignore_errors=True)
    run(["library", "add", str(folder)], cores=2)


def library():
    for articles in (10_000, 50_000):
        fill(articles)
        screen = Screen(PROGRAM, "review")
        wait, seen = screen.until_quiet(1.0, words="We counted".encode())
        screen.close()
        say(f"review over a library of {articles:,}: the first card", f"{wait:.0f} ms" if b"We counted" in seen else "never")
    screen = Screen(PROGRAM)
    screen.until_quiet(1.5)
    screen.press("/")
    waits = sorted(screen.press(letter)[0] for letter in "boats")
    screen.close()
    say("a typed letter of a search in 50,000, middle and longest", f"{waits[2]:.0f} and {waits[-1]:.0f} ms")


def first():
    path = FOLDER / "short.txt"
    text = text_of(5_000).split("\n", 2)[2]
    path.write_text(text)
    word = next(word for word in text.split() if word.isalpha() and len(word) > 4).encode()
    waits = {}
    for _ in range(15):
        # In turns, so that other work slows both alike.
        for command in (PROGRAM, "less"):
            screen = Screen(command, str(path))
            screen.until_quiet(1.0, words=word)
            waits.setdefault(command, []).append((time.monotonic() - screen.begin) * 1000)
            screen.close()
    ours, theirs = (sorted(waits[command])[7] for command in (PROGRAM, "less"))
    say("the first frame of an article of 5 KB", f"{ours:.0f} ms, {ours - theirs:.0f} over less")


def frames():
    path = FOLDER / "long.txt"
    path.write_text(text_of(50_000_000))
    screen = Screen(PROGRAM, str(path), size=(200, 50))
    screen.until_quiet(4.0, most=180)
    waits = []
    for place in ["gg", "25G", "50G", "75G", "G"]:
        screen.press(place, quiet=0.5)
        for key in ["j"] * 40 + ["k"] * 20 + [" "] * 20 + ["b"] * 20:
            waits.append(screen.press(key, quiet=0.05)[0])
    screen.close()
    waits.sort()
    say("a key to the end of its frame at 200x50 in 50 MB, middle and 99 %",
        f"{waits[len(waits) // 2]:.1f} and {waits[len(waits) * 99 // 100]:.1f} ms")


def idle():
    path = FOLDER / "open.txt"
    path.write_text(text_of(200_000))
    screen = Screen(PROGRAM, str(path))
    screen.until_quiet(3.0)
    before = screen.seconds_of_processor()
    time.sleep(10)
    used = screen.seconds_of_processor() - before
    screen.close()
    say("the processor while nothing happens, in 10 s", f"{used * 10:.1f} %")


def panels():
    path = FOLDER / "long.txt"
    path.write_text(text_of(50_000_000))
    screen = Screen(PROGRAM, str(path))
    first, _ = screen.until_quiet(0.02)
    # What has been found is shown at times that lie ever further apart: the last two by some seconds.
    wait, _ = screen.until_quiet(8.0)
    screen.close()
    say("all panels of a text of 50 MB", f"{(first + wait) / 1000:.1f} s")


def scrolling():
    path = FOLDER / "scrolled.txt"
    path.write_text(text_of(200_000))
    for what, command, margins in [("pullquote", [PROGRAM, str(path)], False),
                                   ("pullquote, terminal with margins", [PROGRAM, str(path)], True),
                                   ("less", ["less", str(path)], False)]:
        screen = Screen(*command, margins=margins)
        screen.until_quiet(1.0)
        sizes = [len(screen.press("j", quiet=0.05)[1]) for _ in range(100)]
        screen.close()
        say(f"bytes a line scrolled at 120x40, {what}", f"{sum(sizes) / len(sizes):.0f}")


def adding():
    folder = FOLDER / "news"
    folder.mkdir()
    size = 0
    for turn in range(20):
        for number, story in enumerate(stories()):
            text = f"{story}\nThe end of story {turn}.\n"
            size += len(text.encode())
            (folder / f"{turn}_{number}.txt").write_text(text)
    times = []
    for cores in (1, 2, 1, 2):
        shutil.rmtree(HOME, ignore_errors=True)
        times.append(run(["library", "add", str(folder)], cores=cores)[0])
    one, two = min(times[::2]), min(times[1::2])
    say("library add, one core and two", f"{size / 1e6 / one:.1f} and {size / 1e6 / two:.1f} MB/s")
    file = (HOME / "library.db").stat().st_size
    say("  the library's file", f"{file / size:.1f} MB a MB of text")


def verify():
    source, article = FOLDER / "transcript.txt", FOLDER / "quoting.txt"
    said = [f"I told them that the quay waits for ship {number} on day {number * 7}, and that we would not sell the "
            f"bridge again before spring" for number in range(9_000)]
    source.write_text("ANA LOPES: " + ". ".join(said) + ".\n")
    story = "".join(f"“{words.replace('the quay', 'the old quay') if number % 3 == 0 else words},” Ana Lopes said.\n\n"
                    for number, words in enumerate(said[::9]))
    article.write_text(story)
    seconds = best(["verify", str(article), "--against", str(source)])[1]
    say("verify: 1,000 quotations against 1 MB, one core", f"{seconds:.2f} s")


def repeats():
    """20,000 quotations in 500 articles: 2,000 statements in four of them, one of these altered, and 12,000 others; 100 of the
    articles in two versions."""
    chance = random.Random(5)
    words = sorted({word.lower() for story in stories() for word in story.split() if word.isalpha()})
    said = [[chance.choice(words) for _ in range(chance.randint(9, 20))] for _ in range(14_000)]
    told = [list(said[number]) for number in range(2_000) for _ in range(4)] + said[2_000:]
    for altered in told[:8_000:4]:
        altered[4] = "another"
    chance.shuffle(told)
    folder = FOLDER / "news"
    folder.mkdir()
    shutil.rmtree(HOME, ignore_errors=True)
    for version in (1, 2):
        for number in range(500 if version == 1 else 100):
            quoted = [f"“We {' '.join(one)},” {NAMES[place % 5]} said.\n\n"
                      for place, one in enumerate(told[number * 40:number * 40 + 40])]
            (folder / f"{number}.txt").write_text(f"Day {number}, version {version}\n\n{''.join(quoted[version - 1:])}")
        run(["library", "add", str(folder)], cores=2)
    first = run(["library", "repeats", "--format", "json"])[0]
    seconds = best(["library", "repeats", "--format", "json"])[1]
    say("library repeats: 20,000 quotations, one core", f"{seconds:.2f} s")
    say("  the first time, with the analysis of what is new", f"{first:.2f} s")


def size():
    say("the program", f"{os.stat(PROGRAM).st_size / 1e6:.1f} MB")


ROWS = [extract, cores, memory, keys, library, first, frames, idle, panels, scrolling, adding, verify, repeats, size]

if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked[:1] == ["--articles"]:
        ARTICLES = Path(asked[1]).resolve()
        del asked[:2]
    if asked and asked[0] not in [row.__name__ for row in ROWS]:
        PROGRAM = str(Path(asked.pop(0)).resolve())
    for row in ROWS:
        if not asked or row.__name__ in asked:
            with tempfile.TemporaryDirectory() as folder:
                FOLDER, HOME = Path(folder), Path(folder) / "home"
                row()
