#!/usr/bin/env python3
"""Holds the two forms in which `rtlesson check` tells problems against each other, over every wrong lesson here.

usage: forms.py RTLESSON TOLD [--write]     TOLD: the folder in which NAME.json is what check tells of it as text

What --format json writes is put together as text again: file, place, severity, code, message, help and related places must
be those of the text form, line by line, but for the excerpts. Offsets are counted anew in the file's bytes. Where a
NAME.jsonl stands beside NAME.json, the JSON must be exactly that; --write makes it that, to be read.
"""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
EXCERPT = re.compile(r"^ *[0-9]* \| ")
# What the text form shows as a space or as U+FFFD, so that a message stays a harmless line.
HARMLESS = re.compile("[\x00-\x20\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffd]+")


def run(program, *arguments):
    done = subprocess.run([program, "check", *arguments], cwd=HERE, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def as_text(problem, whole):
    """The lines of a problem in the text form. A file as a whole has no place there."""
    at = problem["file"] if whole else f'{problem["file"]}:{problem["line"]}:{problem["column"]}'
    yield f'{at}: {problem["severity"]}[{problem["code"]}]: {problem["message"]}'
    if problem["help"] is not None:
        yield f'  help: {problem["help"]}'
    for other in problem["related"]:
        yield f'  {problem["file"]}:{other["line"]}:{other["column"]}: note: {other["message"]}'


def place_of(data, offset):
    """Line and column, from 1, of a byte: a column is a character, of which any byte but the first is none."""
    before = data[:offset]
    line = before[before.rfind(b"\n") + 1:]
    return before.count(b"\n") + 1, sum((byte & 0xC0) != 0x80 for byte in line) + 1


def wrong_places(problem, data):
    for at in [problem, *problem["related"]]:
        end = at["offset"] + at["length"]
        if (at["line"], at["column"]) != place_of(data, at["offset"]):
            yield f'{at["line"]}:{at["column"]} is not where byte {at["offset"]} is'
        if (at["endLine"], at["endColumn"]) != place_of(data, end):
            yield f'{at["endLine"]}:{at["endColumn"]} is not where byte {end} is'
    for fix in problem["fixes"]:
        if fix["offset"] + fix["length"] > len(data):
            yield "a fix goes beyond the file"


def complaints(program, name, told_as_text, write):
    path = HERE / name
    data = path.read_bytes() if path.is_file() else b""
    text = told_as_text.read_bytes().decode()
    status, lines, rest = run(program, name, "--format", "json")
    if rest:
        yield f"on standard error: {rest}"
    problems = [json.loads(line) for line in lines.split("\n")[:-1]]
    if status != (2 if any(problem["severity"] == "error" for problem in problems) else 0):
        yield f"exit status {status}"
    told = [HARMLESS.sub(" ", line) for line in text.split("\n")[:-1] if not EXCERPT.match(line)]
    wanted = []
    for problem in problems:
        whole = f'{problem["file"]}: {problem["severity"]}[' in text and problem["length"] == 0
        wanted += [HARMLESS.sub(" ", line) for line in as_text(problem, whole)]
        yield from wrong_places(problem, data)
    for ours, theirs in zip(wanted, told):
        if ours != theirs:
            yield f"as JSON {ours}\n as text {theirs}"
    if len(wanted) != len(told):
        yield f"{len(wanted)} lines of JSON and {len(told)} of text"
    exact = path.with_suffix(".jsonl")
    if exact.exists() and write:
        exact.write_text(lines, encoding="utf-8")
    if exact.exists() and exact.read_text(encoding="utf-8") != lines:
        yield f"not {exact.name}, but\n{lines}"


def main():
    program, told, write = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]), sys.argv[3:] == ["--write"]
    names = [f"{path.stem}.json" for path in sorted(HERE.glob("*.expected"))]
    failed = 0
    for name in names:
        found = list(complaints(program, name, told / name, write))
        failed += bool(found)
        for complaint in found:
            print(f"FAIL {name}: {complaint}")
    print(f"{len(names) - failed} passed, {failed} failed: both forms")
    return 1 if failed or not names else 0


sys.exit(main())
