#!/usr/bin/env python3
"""Holds the bundled lesson to what lessons/README.md says of it.

usage: lesson.py RTLESSON

Each law is checked and, where it does not hold, told with what was found. With the words and rows that are
counted a line is written, so that they can be read in the log.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LESSON = ROOT / "lessons" / "realtime-introduction.json"
ABOUT = ROOT / "lessons" / "README.md"
FAMILIES = ("client-pull", "server-push", "full-duplex", "weight")
MOST_WORDS_BEFORE_A_FILM = 300
MOST_ROWS = 60
MOST_WORDS = 7000
INSIGHTS = 12
MINUTE_OF_READING = 230  # words; a usual estimate for non-fiction read in silence

NOT_READ = {"id", "kind", "tone", "sources", "formerly", "allow", "after", "tells", "simulate", "set", "knobs", "vary"}
QUESTIONS = {"choice", "choices", "mark", "match", "numeric", "open", "order", "sort", "text"}

passed = failed = 0


def check(what, holds, found=""):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}: {found}")


def run(program, *arguments):
    return subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)


def objects(value):
    """Each object of a tree in the order of the file, the outer before the inner."""
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from objects(member)
    elif isinstance(value, list):
        for member in value:
            yield from objects(member)


def words_of(value, key=None):
    if isinstance(value, dict):
        return sum(words_of(member, name) for name, member in value.items() if name not in NOT_READ)
    if isinstance(value, list):
        return sum(words_of(member, key) for member in value)
    return len(value.split()) if isinstance(value, str) and key not in NOT_READ else 0


def words_before(lesson, kinds):
    """Of all blocks before the first that is, or has in it, an object of one of these kinds."""
    words = 0
    for block in (block for section in lesson["sections"] for block in section["blocks"]):
        if any(inner.get("kind") in kinds for inner in objects(block)):
            break
        words += words_of(block)
    return words


def the_first_screen(lesson, program):
    words = words_before(lesson, {"diagram"} | QUESTIONS)
    print(f"words before the first film or question: {words}")
    check("words before the first film or question", words <= MOST_WORDS_BEFORE_A_FILM, words)
    film = next((block for block in lesson["sections"][0]["blocks"] if block["kind"] == "diagram"), None)
    check("a film in the opening", film is not None)
    if film is None:
        return
    check("the first film is a twin without knobs or guess",
          len(film.get("lanes", [])) == 2 and "knobs" not in film and "predict" not in film, film["id"])
    techniques = {lane["set"].get("technique"): lane["set"].get("interval", film["simulate"].get("interval"))
                  for lane in film["lanes"]}
    check("its lanes are SSE and short polling at 5 s",
          set(techniques) == {"sse", "short-poll"} and techniques["short-poll"] == "5s", techniques)
    screen = run(program, "show", str(LESSON), "--size", "80x24").stdout
    check("the first film is on the first screen", film["title"] in screen and screen.count("┊") + screen.count("│") > 3,
          "\n" + screen)


def rows(program, section):
    frame = run(program, "show", str(LESSON), "--section", section, "--size", "80x200").stdout.split("\n")
    page = frame[3:-2]  # without head and footer
    return max(number for number, row in enumerate(page, 1) if row.strip())


def the_families(lesson, program):
    ids = [section["id"] for section in lesson["sections"]]
    places = [ids.index(id) for id in ("families",) + FAMILIES]
    check("overview, families, weight follow each other", places == list(range(places[0], places[0] + 5)), ids)
    for section in FAMILIES:
        count = rows(program, section)
        print(f"rows of {section}: {count}")
        check(f"rows of {section}", count <= MOST_ROWS, count)
    check("the playground comes after the challenge", ids.index("challenge") < ids.index("play"), ids)
    check("the appendix is the last", lesson["sections"][-1].get("appendix") is True, ids[-1])


def the_glossary(lesson, program):
    terms = {term["id"] for term in lesson.get("glossary", [])}
    told = [id for section in lesson["sections"] for id in section.get("tells", [])]
    check("the lesson has a glossary", len(terms) >= 12, terms)
    check("each term is told once", sorted(told) == sorted(terms), set(told) ^ terms)
    told_by_check = run(program, "check", "--strict", str(LESSON))
    check("check --strict", told_by_check.returncode == 0, told_by_check.stderr)
    written = LESSON.read_text(encoding="utf-8")
    check("no warning is allowed away", '"allow"' not in written, "allow")


def insights():
    """The rows of the table: where each is met, asked, and asked again."""
    for line in ABOUT.read_text(encoding="utf-8").split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 4 and all(cell.startswith("`") for cell in cells[1:]):
            yield cells[0], *(cell.strip("`") for cell in cells[1:])


def the_insights(lesson):
    order, section_of, found = [], {}, {}
    for number, section in enumerate(lesson["sections"]):
        for inner in objects(section["blocks"]):
            if isinstance(inner.get("id"), str):
                order.append(inner["id"])
                section_of[inner["id"]] = number
                found[inner["id"]] = inner
    table = list(insights())
    check("the table has twelve insights", len(table) == INSIGHTS, len(table))
    asked_once = [id for row in table for id in row[2:]]
    check("no question stands for two insights", len(set(asked_once)) == len(asked_once), asked_once)
    for insight, met, asked, again in table:
        missing = [id for id in (met, asked, again) if id not in found]
        check(insight, not missing, f"there is no {missing}")
        if missing:
            continue
        check(f"{insight}: is met by doing", found[met].get("kind") == "diagram" or "task" in found[met], met)
        for id in (asked, again):
            check(f"{insight}: {id} asks", found[id].get("kind") in QUESTIONS, found[id].get("kind"))
        check(f"{insight}: is asked where it is met or later", section_of[met] <= section_of[asked], asked)
        check(f"{insight}: comes back in a later section", section_of[asked] < section_of[again], again)
        check(f"{insight}: comes back in another form", found[asked]["ask"] != found[again]["ask"], again)


def body(text):
    """The plain text up to its answers, without timelines of films and lists of sources."""
    text = text.split("\nAnswers\n-------", 1)[0]
    kept, in_sources, in_film = [], False, False
    for line in text.split("\n"):
        if re.match(r"Sources?:$", line):
            in_sources = True
        elif in_sources and not line.strip():
            in_sources = False
        in_film = bool(re.match(r" +\d+\.\d s  ", line)) or (in_film and re.match(r" {9,}\S", line) is not None)
        if not in_sources and not in_film:
            kept.append(line)
    return "\n".join(kept)


def the_words(program):
    text = run(program).stdout
    count = len(body(text).split())
    print(f"words of the plain text: {count} in {count // MINUTE_OF_READING} min, {len(text.split())} with all")
    check("words of the plain text", count <= MOST_WORDS, count)


def main():
    lesson = json.loads(LESSON.read_text(encoding="utf-8"))
    program = sys.argv[1]
    the_first_screen(lesson, program)
    the_families(lesson, program)
    the_glossary(lesson, program)
    the_insights(lesson)
    the_words(program)
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
