#!/bin/sh
# Runs the program's commands as a shell does: what goes to which stream, and with which exit status.
#
# usage: cli.sh RTLESSON
set -u

program=$1
lesson=$(cd -- "$(dirname -- "$0")" && pwd)/kinds/choice.json
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
unset RTLESSON_PATH
passed=0
failed=0

# expect WHAT STATUS STREAM TEXT ARGUMENT...: the status is STATUS and the text stands in STREAM.
expect() {
    what=$1 status=$2 stream=$3 text=$4
    shift 4
    "$program" "$@" >"$scratch/out" 2>"$scratch/err" <"$scratch/in"
    got=$?
    if [ "$got" -eq "$status" ] && grep -qF -- "$text" "$scratch/$stream"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: status %s, not %s, or no "%s" in %s\n' "$what" "$got" "$status" "$text" "$stream"
        head -5 "$scratch/out" "$scratch/err"
    fi
}

# The same with the lesson coming through a pipe that can be read but once.
expect_from_pipe() {
    rm -f "$scratch/pipe"
    mkfifo "$scratch/pipe"
    cat "$lesson" >"$scratch/pipe" &
    expect "$@" "$scratch/pipe"
    kill $! 2>/dev/null
    wait $! 2>/dev/null
}

: >"$scratch/in"

expect_from_pipe 'check reads a pipe' 0 out 'no problems' check
expect_from_pipe 'show reads a pipe' 0 out 'Section 1 of 1' show
expect_from_pipe 'play reads a pipe' 0 out 'Answers' play

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
