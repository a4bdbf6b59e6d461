#!/usr/bin/env python3
"""Holds the JSON Schemas in lessons/schema and `rtlesson check` together.

Over all good lessons, all wrong ones and COUNT mutated ones, python3-jsonschema and the program must agree on what the
schema can express:
  - what the schema refuses, check refuses for its form (a code F), for its kinds' fields or for its knobs (S);
  - what check refuses with a code that the schema can express, the schema refuses.
Of each code F the table below says whether it can; one that stands in no row is a mistake of this test. Two processes
do all of it: this one, and one rtlesson for all files.

usage: agree.py RTLESSON [COUNT [SEED]]     exit status 77: skipped, since python3-jsonschema is not there
"""

import copy
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("skipped: there is no python3-jsonschema 4 here (./dev setup agree installs it)")
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCHEMAS = {of: os.path.join(ROOT, "lessons/schema", of + ".schema.json") for of in ("lesson", "course")}


# --- What the schema can express -------------------------------------------------------------------


def always(line, message):
    return True


def of_a_row(line, message):
    """What a row requires; what a kind asks for besides names what it is asked for."""
    return " for category " not in message


def of_no_text(line, message):
    """A range of numbers; that of a duration stands in its description alone."""
    return not line.startswith('"')


def of_a_key(line, message):
    """An unknown knob as a key of a scenario; one that a text or a reason names is the kind's own matter."""
    return re.match(r'"[^"]*" *:', line) is not None and "of the terms" not in message


# By code: whether it is expressed, by the line from the place on that is told, and the message; or why it never is.
EXPRESSED = {
    "F001": always,  # another format
    "F002": of_a_row,  # a field is missing
    "F003": always,  # no such kind
    "F004": always,  # unknown field
    "F005": always,  # another type
    "F006": always,  # none of the names
    "F007": of_no_text,  # too small or too large
    "F008": always,  # no duration, no share
    "F010": always,  # no id
    "F011": always,  # an empty text
    "F012": always,  # a line break in a line
    "F013": always,  # too few or too many entries
    "S001": of_a_key,  # unknown knob
}
NOT_EXPRESSED = {
    "F009": "ids and keys that stand twice: a JSON Schema compares no two places",
    "F014": "U+0000",
    "F015": "bytes of a text, and its depth as CommonMark",
    "F016": "a warning",
    "F017": "a warning",
    "F018": "an id that no block has",
    "F019": "a block that does not come before",
    "F020": "ids of the glossary: a JSON Schema compares no two places",
    "F021": "the order of sections: a JSON Schema compares no two places",
    "F022": "a block that is not always there",
}
# A document that the schema refuses has an error of one of these, of the form and not of what it means.
OF_FORM = re.compile(r"F|S00[1-4]|S010")


# --- The two verdicts ------------------------------------------------------------------------------


class Verdicts:
    """What both say of files in a directory, by name."""

    PROBLEM = re.compile(r"^(.*?):(\d+):(\d+): error\[(\w+)\]: (.*)$")

    def __init__(self, program):
        self.program = program
        self.validators = {}
        for of, path in SCHEMAS.items():
            schema = read(path)
            Draft202012Validator.check_schema(schema)
            self.validators[of] = Draft202012Validator(schema)
        self.definitions = self.validators["lesson"].schema["$defs"]

    def of_schema(self, document):
        """The messages; as check does, takes for a course what has modules and no sections."""
        is_course = isinstance(document, dict) and "modules" in document and "sections" not in document
        errors = self.validators["course" if is_course else "lesson"].iter_errors(document)
        return ["/".join(map(str, e.absolute_path)) + ": " + e.message[:200] for e in errors]

    def of_check(self, directory, names):
        """By name a list of (code, the line from the place on, message), of errors alone."""
        ran = subprocess.run([self.program, "check", "--max", "0", *names], cwd=directory, capture_output=True, check=False)
        if ran.returncode not in (0, 1, 2):
            sys.exit(f"FAILED: check ended with {ran.returncode}:\n{ran.stderr.decode()[-2000:]}")
        told = {name: [] for name in names}
        lines = {}
        for found in filter(None, map(self.PROBLEM.match, ran.stderr.decode("utf-8", "replace").splitlines())):
            name, row, column, code, message = found.groups()
            if name not in lines:
                with open(os.path.join(directory, name), encoding="utf-8", errors="replace") as file:
                    lines[name] = file.read().split("\n")
            line = lines[name][int(row) - 1] if int(row) <= len(lines[name]) else ""
            told[name].append((code, line[int(column) - 1 :], message))
        return told


def disagreements(schema_says, check_says):
    """What speaks against each other in the verdicts on one document."""
    found = []
    for code, line, message in check_says:
        if code[0] == "F" and code not in EXPRESSED and code not in NOT_EXPRESSED:
            found.append(f"{code} stands in no table of tests/agree.py: {message}")
        elif code in EXPRESSED and EXPRESSED[code](line, message) and not schema_says:
            found.append(f"check refuses it, and the schema does not: {code} {message}")
    if schema_says and not any(OF_FORM.match(code) for code, _, _ in check_says):
        told = "; ".join(f"{code} {message}" for code, _, message in check_says) or "nothing"
        found.append(f"the schema refuses it ({schema_says[0]}), and check says {told}")
    return found


# --- Mutated lessons -------------------------------------------------------------------------------


class Mutator:
    """Changes a document in a place that is drawn, by a value that is drawn from other lessons or made up."""

    TEXTS = [
        *("", " ", "\n", "\t", "a\nb", "a\n", "\u00a0", "\u2003", "ordinary", "a b", "a/b", "é", "x" * 64, "x" * 65, "-", "_"),
        *("0s", "1s", "1.5s", "1,5s", "1 s", "250ms", "250 ms", "2min", "1h", "1d", "-1s", "+1s", ".5s", "1.s", "1", "1.0000001s"),
        *("0.0001ms", "0.5us", "1.0us", "0.1234567s", "007s", "1000000h", "1000000.5h", "999999.999999h", "1000001h", "1s\n"),
        *("3600000000s", "3600000001s", "3599999999.9s", "60000000min", "3600000000000000us", "3600000000000001us"),
        *("0%", "25%", "25 %", " 25%", "100%", "100.0%", "100.1%", "101%", "-1%", "0.000001%", "0.0000001%", "%", "25", "25%%", "25%s", "２５%"),
        *("none", "all", "every:5s", "every:5s+1s", "every:0s", "every:", "poisson:0.2/s", "poisson:1/d", "poisson:.2/s"),
        *("bursts:3,100ms,10s", "bursts:3,100ms", "at:1s,2s", "at:", "exp:20ms", "exp:", "file:x", "sse", "websocket", "Sse"),
    ]
    NUMBERS = [-1, 0, 1, 2, 3, 9, 10, 27, 100, 1000, 1001, 9999, 10000, 10**9, 10**9 + 1, 2**31 - 1, 2**31, -(2**31), 1e300]
    NUMBERS += [0.5, 2.0, 3.5, 1e2, -0.0]
    OTHERS = [None, True, False, [], {}, [1], ["a"], {"a": "b"}, [None]]

    def __init__(self, seed, documents, definitions):
        self.random = random.Random(seed)
        self.documents = documents
        self.knobs = sorted(name[5:] for name in definitions if name.startswith("knob."))
        self.kinds = sorted(name[5:] for name in definitions if name.startswith("kind."))
        fields = {key for name, of in definitions.items() if name.startswith("kind.") for key in of["properties"]}
        self.fields = sorted(fields)
        self.at_key = {}  # what stands under a key anywhere
        for document in documents.values():
            for parent, key in self.places(document):
                if isinstance(parent, dict):
                    self.at_key.setdefault(key, []).append(parent[key])

    def places(self, document):
        """Each member and entry, as what holds it and its key."""
        found, left = [], [document]
        while left:
            value = left.pop()
            keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
            for key in keys:
                found.append((value, key))
                left.append(value[key])
        return found

    def value(self):
        draw = self.random.random()
        if draw < 0.6:
            return self.random.choice(self.TEXTS)
        return copy.deepcopy(self.random.choice(self.NUMBERS if draw < 0.8 else self.OTHERS))

    def like(self, key):
        """What another lesson has under that key."""
        return copy.deepcopy(self.random.choice(self.at_key[key])) if key in self.at_key else self.value()

    def misspelt(self, word):
        at = self.random.randrange(len(word) + 1)
        return self.random.choice([word[:at] + word[at + 1 :], word[:at] + "s" + word[at:], word.upper(), word + "_"])

    # Each changes the value of parent[key], and says how; None: it is not for such a value.

    def drop(self, parent, key):
        del parent[key]
        return "left out"

    def rename(self, parent, key):
        if not isinstance(parent, dict):
            return None
        name = self.random.choice([self.misspelt(key), self.random.choice(self.fields), self.random.choice(self.TEXTS)])
        parent[name] = parent.pop(key)
        return f"renamed {name!r}"

    def replace(self, parent, key):
        parent[key] = self.value()
        return f"now {parent[key]!r}"

    def exchange(self, parent, key):
        parent[key] = self.like(key)
        return f"now {str(parent[key])[:80]!r} of another lesson"

    def misspell(self, parent, key):
        if not isinstance(parent[key], str) or len(parent[key]) > 30:
            return None
        parent[key] = self.misspelt(parent[key])
        return f"now {parent[key]!r}"

    def step(self, parent, key):
        if isinstance(parent[key], bool) or not isinstance(parent[key], (int, float)):
            return None
        near = [parent[key] - 1, parent[key] + 1, float(parent[key]), -parent[key], parent[key] + 0.5]
        parent[key] = self.random.choice([*near, *self.NUMBERS])
        return f"now {parent[key]!r}"

    def add(self, parent, key):
        if not isinstance(parent[key], dict):
            return None
        name = self.random.choice([*self.fields, "colour"])
        parent[key][name] = self.like(name)
        return f"with {name!r} {str(parent[key][name])[:80]!r}"

    def turn(self, parent, key):
        if key not in ("simulate", "set", "vary") or not isinstance(parent[key], dict):
            return None
        knob = self.random.choice([*self.knobs, "colour"])
        value = self.random.choice([self.value(), self.like(knob)])
        varied = key == "vary" and self.random.random() < 0.8
        parent[key][knob] = [value] * self.random.randrange(3) if varied else value
        return f"with {knob!r} {parent[key][knob]!r}"

    def lengthen(self, parent, key):
        if not isinstance(parent[key], list):
            return None
        if self.random.random() < 0.3 or not parent[key]:
            parent[key] = []
        else:
            parent[key] = (parent[key] * self.random.choice([1, 2, 30]))[: self.random.choice([1, 2, 3, 27, 1000])]
        return f"of {len(parent[key])} entries"

    def rename_inside(self, parent, key):
        """Of an object that is no entry of a list: its keys are ids, measures or knobs."""
        if not isinstance(key, str) or not isinstance(parent[key], dict) or not parent[key]:
            return None
        if self.random.random() < 0.3:
            parent[key] = {}
            return "empty"
        name = self.random.choice(self.TEXTS)
        parent[key][name] = parent[key].pop(self.random.choice(sorted(parent[key])))
        return f"with {name!r} for one of its keys"

    def be_of_kind(self, parent, key):
        if not isinstance(parent[key], dict) or "kind" not in parent[key]:
            return None
        parent[key]["kind"] = self.random.choice([*self.kinds, "Prose", "", 1])
        return f"of the kind {parent[key]['kind']!r}"

    CHANGES = [drop, rename, replace, replace, exchange, misspell, step, add, turn, turn, lengthen, be_of_kind]

    def mutate(self):
        """A changed document, and what was changed."""
        change = {0: self.rename_inside, 1: self.step}.get(self.random.randrange(10))  # of which there are few places
        while True:
            base = self.random.choice(sorted(self.documents))
            document = copy.deepcopy(self.documents[base])
            parent, key = self.random.choice(self.places(document))
            how = change(parent, key) if change else self.random.choice(self.CHANGES)(self, parent, key)
            if how is not None:
                return document, f"{base} with {key!r} {how}"


# --- The run ---------------------------------------------------------------------------------------


def read(path):
    """The document, or None where it is no file, no JSON, or too deep for Python."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (ValueError, RecursionError):
        return None


def documents_of(*patterns):
    """Those that can be read, by their paths in the tree."""
    paths = sorted(path for pattern in patterns for path in glob.glob(f"{ROOT}/{pattern}", recursive=True))
    read_ones = {os.path.relpath(path, ROOT): read(path) for path in paths}
    return {path: document for path, document in read_ones.items() if document is not None}


def write_into(directory, documents, mutants):
    """Writes all of them, by the names of their files the document, and what it is."""
    all_of_them = {}
    for path, document in documents.items():
        name = path.replace("/", "+")
        shutil.copy(os.path.join(ROOT, path), os.path.join(directory, name))
        all_of_them[name] = (document, path)
    for number, (document, change) in enumerate(mutants):
        name = f"{number}.json"
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
        all_of_them[name] = (document, change)
    return all_of_them


class Tally:
    """What was found."""

    def __init__(self):
        self.failed, self.refused, self.codes = 0, set(), set()

    def fail(self, words):
        print(f"FAILED: {words}")
        self.failed += 1

    def judge(self, what, schema_says, check_says):
        self.codes.update(code for code, line, message in check_says if code in EXPRESSED and EXPRESSED[code](line, message))
        if schema_says:
            self.refused.add(what)
        for words in disagreements(schema_says, check_says):
            self.fail(f"{what}: {words}")


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 18
    verdicts, tally = Verdicts(os.path.abspath(sys.argv[1])), Tally()
    good = documents_of("lessons/*.json", "lessons/templates/*/*.json", "tests/kinds/*.json", "tests/wrong/codes/*.right.json")
    wrong = {path: document for path, document in documents_of("tests/wrong/**/*.json").items() if path not in good}
    small = {path: document for path, document in good.items() if path != "lessons/realtime-introduction.json"}
    mutator = Mutator(seed, small, verdicts.definitions)
    mutants = [mutator.mutate() for _ in range(count)]

    with tempfile.TemporaryDirectory() as directory:
        files = write_into(directory, {**good, **wrong}, mutants)
        told = verdicts.of_check(directory, list(files))
    for name, (document, what) in files.items():
        tally.judge(what, verdicts.of_schema(document), told[name])

    for path in set(good) & tally.refused:
        tally.fail(f"the schema refuses the good lesson {path}")
    refused = sum(change in tally.refused for _, change in mutants)
    if not count // 5 < refused < count - count // 10:
        tally.fail("mutants of one sort alone show nothing")
    for code in sorted(set(EXPRESSED) - tally.codes):
        tally.fail(f"nothing here is refused with {code}")
    print(f"{len(good)} good lessons, {len(wrong)} wrong ones, of which the schema refuses {len(set(wrong) & tally.refused)}, "
          f"and {count} mutants (seed {seed}), of which it refuses {refused}: {tally.failed} disagreements")
    return tally.failed > 0


sys.exit(main())
