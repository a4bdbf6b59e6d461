#!/bin/sh
# Holds the README against the program: its frame is what `show` writes, its lesson and its film have no mistake, its
# scenario has those figures.
#
# usage: readme.sh RTLESSON
set -u

program=$1
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
unset RTLESSON_PATH

# The first block of this language in the README.
block() { # LANGUAGE
    awk -v fence="\`\`\`$1" '
        inside && /^```/ { exit }
        inside { print }
        $0 == fence { inside = 1 }
    ' "$root/README.md"
}

verdict() { # WHAT STATUS
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1"
    fi
}

block text >"$scratch/frame"
"$program" show --section root-problem --at 7s </dev/null >"$scratch/shown"
diff "$scratch/frame" "$scratch/shown"
verdict "the frame (< README, > shown)" $?

block json >"$scratch/lesson.json"
[ -s "$scratch/lesson.json" ] && "$program" check "$scratch/lesson.json" </dev/null >/dev/null
verdict "the lesson" $?

lines=$(($(wc -l <"$scratch/lesson.json")))
[ "$lines" -le 20 ]
verdict "a lesson in twenty lines has $lines" $?

{
    echo '{ "format": 1, "id": "film", "title": "T", "sections": [ { "id": "s", "title": "S", "blocks": ['
    block jsonc
    echo '] } ] }'
} >"$scratch/film.json"
"$program" check "$scratch/film.json" </dev/null >/dev/null
verdict "the simulated film" $?

block console >"$scratch/figures"
# The words of the first line, after its prompt and the program's name.
# shellcheck disable=SC2046
"$program" $(sed -n '1s/^[$] rtlesson //p' "$scratch/figures") </dev/null >"$scratch/simulated"
sed 1d "$scratch/figures" | diff - "$scratch/simulated"
verdict "the figures (< README, > simulated)" $?

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
