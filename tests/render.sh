#!/bin/sh
# Holds what check --render says: of a wrong lesson for each of its codes, of the same mended, of words that are not
# the author's, and of the bundled lesson, of which every finding is known.
#
# usage: render.sh RTLESSON [--write]
set -u

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C.UTF-8
export LC_ALL
passed=0
failed=0

check() { # FILE: its warnings without their places go to found
    "$program" check --render "$1" >"$scratch/out" 2>"$scratch/err" </dev/null
    status=$?
    sed -n 's/^.*: warning\[\(R[0-9]*\)\]: /\1 /p' "$scratch/err" >"$scratch/found"
}

verdict() { # WHAT TRUE_IF_0
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1 (status $status)"
        sed 's/^/    /' "$scratch/out" "$scratch/err"
    fi
}

codes=0
for wrong in "$root"/tests/wrong/codes/R[0-9][0-9][0-9].json; do
    code=$(basename "$wrong" .json)
    codes=$((codes + 1))
    check "$wrong"
    [ "$status" -eq 0 ] && grep -q "^$code " "$scratch/found" && ! grep -qv "^$code " "$scratch/found"
    verdict "$code is told, and nothing else" $?
    check "${wrong%.json}.right.json"
    [ "$status" -eq 0 ] && [ ! -s "$scratch/err" ]
    verdict "$code is mended" $?
done
[ "$codes" -ge 1 ]
verdict 'there are examples' $?

check "$root/tests/wrong/codes/R001.json"
grep -qxF 'R001 "The client asks the server whether there is any…", 56 cells long, is cut at 40x12 after 28 and at 60x20 after 41, on the page and in the step watch' "$scratch/found"
verdict 'the cells that are shown, at each size' $?
grep -q 'R001.json:5:51: ' "$scratch/err"
verdict 'the place is that of the text' $?

check "$root/tests/render/long-guess.json"
[ "$status" -eq 0 ] && [ ! -s "$scratch/err" ]
verdict 'what stands before the first stop is come to, however long it is' $?

cat >"$scratch/dots.json" <<'END'
{ "format": 1, "id": "dots", "title": "Dots", "sections": [ { "id": "a", "title": "And so on…", "blocks": [
  { "kind": "cards", "id": "cards", "title": "More…", "cards": [ { "id": "one", "title": "One…", "text": "And so on…" },
    { "id": "two", "title": "Averylongwordofwhichtherearefewinanylanguagebutwhichwrapsallthesame", "text": "…" } ] } ] } ] }
END
check "$scratch/dots.json"
[ "$status" -eq 0 ] && [ ! -s "$scratch/found" ]
verdict "an author's own dots are no cut, nor is what wraps" $?

printf '{ "format": 1, "id": "bad", "sections": [] }\n' >"$scratch/bad.json"
check "$scratch/bad.json"
[ "$status" -eq 2 ] && [ ! -s "$scratch/found" ]
verdict 'a lesson with errors is not laid out' $?

"$program" check --render --syntax "$scratch/dots.json" >"$scratch/out" 2>"$scratch/err" </dev/null
status=$?
[ "$status" -eq 2 ] && grep -q 'exclude each other' "$scratch/err"
verdict 'what is only JSON is not laid out' $?

check "$root/lessons/realtime-introduction.json"
sort "$scratch/found" >"$scratch/bundled"
expected=$root/tests/render/bundled.expected
[ "${2-}" != --write ] || cp "$scratch/bundled" "$expected"
diff "$expected" "$scratch/bundled"
verdict 'what is found in the bundled lesson' $?

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
