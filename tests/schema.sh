#!/bin/sh
# Holds what is made of the program's tables and committed against the program (`./dev schema` writes it anew), and that
# each lesson and course that names its schema names a file that is there.
#
# usage: schema.sh RTLESSON
set -u

program=$1
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

verdict() { # WHAT STATUS
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1"
    fi
}

is_fresh() { # FILE OPTION...
    file=$root/$1
    shift
    "$program" schema "$@" </dev/null >"$scratch/made" && diff "$file" "$scratch/made" | head -n 20 >"$scratch/differs" &&
        [ ! -s "$scratch/differs" ] && return
    cat "$scratch/differs"
    return 1
}

is_fresh lessons/schema/lesson.schema.json
verdict 'lessons/schema/lesson.schema.json is what the program writes (else: ./dev schema)' $?
is_fresh lessons/schema/course.schema.json --of course
verdict 'lessons/schema/course.schema.json is what the program writes (else: ./dev schema)' $?

is_fresh docs/format.md --format markdown
verdict 'docs/format.md is what the program writes (else: ./dev schema)' $?

for file in "$root"/lessons/*.json; do
    named=$(sed -n 's/^ *"\$schema": "\(.*\)",$/\1/p' "$file")
    [ -n "$named" ] && [ -f "$root/lessons/$named" ]
    verdict "${file##*/} names a schema that is there ($named)" $?
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
