#!/bin/sh
# Installs a build into a prefix of its own and starts the program there, as a user does who keeps no source tree.
#
# usage: install.sh BUILD_DIRECTORY
set -eu

build=$1
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
passed=0
failed=0

verdict() { # WHAT COMMAND...
    what=$1
    shift
    if "$@" >"$prefix/said" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$what"
        cat "$prefix/said"
    fi
}

installed() { (cd / && env -u RTLESSON_PATH "$prefix/bin/rtlesson" "$@"); }

# The program has the same lessons in it: only a title that it has not shows that these were read.
lists_the_lessons_of_the_prefix() {
    sed 's/^\( *"title": "\)/\1From the prefix: /' "$prefix/share/rtlesson/lessons/course.json" >"$prefix/course.json"
    mv "$prefix/course.json" "$prefix/share/rtlesson/lessons/course.json"
    installed list | grep 'From the prefix: '
}

cmake --install "$build" --prefix "$prefix" >/dev/null

verdict 'the program is there' test -x "$prefix/bin/rtlesson"
verdict 'an example of each kind of block is there' test -f "$prefix/share/doc/rtlesson/examples/diagram.json"
verdict 'the schemas that the lessons name are there' test -f "$prefix/share/rtlesson/lessons/schema/lesson.schema.json" \
    -a -f "$prefix/share/rtlesson/lessons/schema/course.schema.json"
verdict 'how to ask questions is told there' test -f "$prefix/share/doc/rtlesson/questions.md"
verdict 'the licence is there' test -f "$prefix/share/doc/rtlesson/LICENSE"
verdict 'the program tells its version' installed --version
verdict 'the program reads the lessons of its prefix' lists_the_lessons_of_the_prefix

# Alone in a place where nothing else is.
mkdir -p "$prefix/alone/bin"
mv "$prefix/bin/rtlesson" "$prefix/alone/bin"
alone() { (cd / && env -u RTLESSON_PATH "$prefix/alone/bin/rtlesson" "$@" </dev/null); }
shows_the_lesson_of_the_tree() {
    alone show --section root-problem --at 7s >"$prefix/frame"
    [ -s "$prefix/frame" ] &&
        alone show "$root/lessons/realtime-introduction.json" --section root-problem --at 7s | diff "$prefix/frame" -
}
lists_its_lesson() { alone list | grep 'realtime-introduction$'; }
makes_a_lesson() { alone new "$prefix/mine" --template course && alone show "$prefix/mine/course.json"; }
verdict 'the program alone makes a course' makes_a_lesson
verdict 'the program alone lists its lessons' lists_its_lesson
verdict 'the program alone shows the lesson as the file does' shows_the_lesson_of_the_tree

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
