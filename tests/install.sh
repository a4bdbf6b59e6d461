#!/bin/sh
# Installs a build into a prefix of its own and starts the program there, as a user does who keeps no source tree.
#
# usage: install.sh BUILD_DIRECTORY
set -eu

build=$1
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

# The source tree has the same lessons: only a title that it has not shows that these were read.
lists_the_lessons_of_the_prefix() {
    sed 's/^\( *"title": "\)/\1From the prefix: /' "$prefix/share/rtlesson/lessons/course.json" >"$prefix/course.json"
    mv "$prefix/course.json" "$prefix/share/rtlesson/lessons/course.json"
    installed list | grep 'From the prefix: '
}

cmake --install "$build" --prefix "$prefix" >/dev/null

verdict 'the program is there' test -x "$prefix/bin/rtlesson"
verdict 'the licence is there' test -f "$prefix/share/doc/rtlesson/LICENSE"
verdict 'the program tells its version' installed --version
verdict 'the program reads the lessons of its prefix' lists_the_lessons_of_the_prefix

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
