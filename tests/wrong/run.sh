#!/bin/sh
# Checks every wrong lesson beside this file: `rtlesson check NAME.json` must write exactly NAME.expected to
# standard error, how many errors these are to standard output, and leave with the exit status 2. One of
# them is a folder, and one is not there.
#
# usage: run.sh RTLESSON
set -u

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
cd -- "$(dirname -- "$0")" || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
LC_ALL=C.UTF-8
export LC_ALL

for expected in *.expected; do
    lesson=${expected%.expected}.json
    "$program" check "$lesson" >"$scratch/out" 2>"$scratch/err"
    status=$?
    wrong=
    [ "$status" -eq 2 ] || wrong="exit status $status, not 2"
    case $(cat "$scratch/out") in
    "$lesson: $(grep -c ': error: ' "$expected") error"*) ;;
    *) wrong="${wrong:+$wrong; }not the number of errors on standard output" ;;
    esac
    if ! diff "$expected" "$scratch/err" >"$scratch/diff" 2>&1; then
        wrong="${wrong:+$wrong; }other messages (< expected, > written)"
    fi
    if [ -z "$wrong" ]; then
        passed=$((passed + 1))
        continue
    fi
    failed=$((failed + 1))
    echo "FAIL $lesson: $wrong"
    cat "$scratch/diff"
done

for lesson in *.json; do
    [ -e "${lesson%.json}.expected" ] && continue
    failed=$((failed + 1))
    echo "FAIL $lesson: nothing says what must be written"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
