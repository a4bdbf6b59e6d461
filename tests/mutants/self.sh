#!/bin/sh
# Tries run.sh on the small tree beside it: what a test sees dies, what changes nothing survives and is told.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

expect() { # WHAT STATUS OUTPUT FILE...
    what=$1 want=$(printf '%s\n%s' "$2" "$3")
    shift 3
    status=0
    said=$(sh "$here/run.sh" "$here/self" "$scratch/build" "$@" 2>&1) || status=$?
    found=$(printf '%s\n%s' "$status" "$said")
    if [ "$found" = "$want" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\nexpected: %s\nfound: %s\n' "$what" "$want" "$found"
    fi
}

has_sanitizers() {
    echo 'int main(void) { return 0; }' >"$scratch/probe.c"
    "${CC:-cc}" -fsanitize=address,undefined -o "$scratch/probe" "$scratch/probe.c" 2>/dev/null && "$scratch/probe"
}

larger='src/quiz/larger.c:5: if (a > b) → if (a >= b): survived'
expect 'every change is noticed' 0 '2 of 2 died (100 %)' src/quiz/sum.c
expect 'one changes nothing' 1 "$(printf '%s\n2 of 3 died (66 %%)' "$larger")" src/quiz/larger.c
expect 'two files' 1 "$(printf '%s\n4 of 5 died (80 %%)' "$larger")" src/quiz/larger.c src/quiz/sum.c
! has_sanitizers || expect 'the sanitizers notice one' 0 '5 of 5 died (100 %)' src/quiz/negative.c
expect 'nothing to change' 2 'mutants: there is nothing to change' include/quiz/tiny.h

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
