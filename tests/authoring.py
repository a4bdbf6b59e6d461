"""Does what docs/authoring.md tells its reader to do, block by block, in an empty folder.

A block `json` is written into the lesson of the folder, and `rtlesson check` must find no error in it after each:
- a whole lesson or course begins the file lesson.json or course.json;
- an object with `blocks` is a section, one with `kind` a block: it goes to the end of the lesson, or of its last section;
- fields alone, `"knobs": […]`, go into the block that was written last, or, behind an `"id": …`, into the block or section
  of that id.
With `json wrong` the lesson is so until the next block `json` alone, and check must find an error.

A block `console` is commands behind `$ ` and what each writes, which must be what it writes now. `cd` is done, too.

usage: authoring.py [--update] RTLESSON
--update writes what the commands write into the document; read the difference before it is committed.
"""
import copy
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

LINE = 130
DOCUMENT = pathlib.Path(__file__).resolve().parent.parent / "docs" / "authoring.md"


def lay_out(value, indent=0):
    """JSON as one writes it by hand: on one line what has room there."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value:
        return line
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    parts = ([f"{json.dumps(key)}: {lay_out(part, indent + 2)}" for key, part in value.items()]
             if isinstance(value, dict) else [lay_out(part, indent + 2) for part in value])
    line = f"{opened} {', '.join(parts)} {closed}"
    if "\n" not in line and len(line) + indent < LINE:
        return line
    return f"{opened}\n" + ",\n".join(" " * (indent + 2) + part for part in parts) + f"\n{' ' * indent}{closed}"


def find(part, wanted):
    """The object with that id in a part of the lesson, or None."""
    if isinstance(part, dict) and part.get("id") == wanted:
        return part
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    return next((found for found in (find(value, wanted) for value in inside) if found), None)


class Author:
    """The folder that the reader has in front of them, and the lesson as far as it is written."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.lesson, self.before = None, None
        self.passed, self.failed = 0, 0

    def verdict(self, good, line, what):
        self.passed += good
        self.failed += not good
        if not good:
            print(f"FAIL docs/authoring.md:{line}: {what}")

    def run(self, words):
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        done = subprocess.run([self.program, *words], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=600)
        return done.returncode, [line.rstrip() for line in done.stdout.rstrip("\n").split("\n")]

    # --- The lesson ------------------------------------------------------------------------------

    def add_object(self, part):
        if "modules" in part:
            return part, "course.json"
        if "sections" in part:
            self.lesson = part
        elif "blocks" in part:
            self.lesson["sections"].append(part)
        else:
            self.lesson["sections"][-1]["blocks"].append(part)
        return self.lesson, "lesson.json"

    def add_fields(self, text):
        fields = json.loads("{" + text + "}")
        block = find(self.lesson["sections"], fields["id"]) if "id" in fields else self.lesson["sections"][-1]["blocks"][-1]
        block.update(fields)
        return self.lesson, "lesson.json"

    def write(self, line, text, wrong):
        if self.before is not None:
            self.lesson, self.before = self.before, None
        if wrong:
            self.before = copy.deepcopy(self.lesson)
        try:
            written, name = self.add_object(json.loads(text)) if text.startswith("{") else self.add_fields(text)
        except json.JSONDecodeError as error:
            self.verdict(False, line, f"no JSON: {error}")
            return
        (self.folder / name).write_text(lay_out(written) + "\n", encoding="utf-8")
        status, said = self.run(["check", name])
        self.verdict(status == (2 if wrong else 0), line, "check says:\n  " + "\n  ".join(said))

    # --- The commands ----------------------------------------------------------------------------

    def type_in(self, command):
        words = shlex.split(command, comments=True)
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            return []
        return self.run(words[1:])[1]

    def work(self, line, lines):
        """The lines of a console as they would be now."""
        now = []
        for typed in [text for text in lines if text.startswith("$ ")]:
            now += [typed] + self.type_in(typed[2:])
        now = [text for index, text in enumerate(now) if text or index + 1 < len(now)]
        self.verdict(now == lines, line, "it is now\n  " + "\n  ".join(now))
        return now


def follow(author, document):
    """The document as it would be now."""
    lines = document.split("\n")
    now, at = [], 0
    while at < len(lines):
        now.append(lines[at])
        fence = re.fullmatch(r"```(json wrong|json|console)", lines[at])
        at += 1
        if not fence:
            continue
        end = lines.index("```", at)
        if fence[1] == "console":
            now += author.work(at, lines[at:end])
        else:
            author.write(at, "\n".join(lines[at:end]), fence[1] == "json wrong")
            now += lines[at:end]
        at = end
    return "\n".join(now)


def main(words):
    update = words[:1] == ["--update"]
    program = os.path.abspath(words[-1])
    document = DOCUMENT.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        author = Author(program, pathlib.Path(scratch))
        now = follow(author, document)
        status, said = author.run(["check", "lesson.json"])
        author.verdict(status == 0 and said == ["lesson.json: no problems"], 1, "the whole lesson: " + "\n".join(said))
    if update:
        DOCUMENT.write_text(now, encoding="utf-8")
    print(f"{author.passed} passed, {author.failed} failed")
    return author.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
