#!/bin/sh
# Compares frames: each line of the file `cases`, "NAME | ARGUMENTS", is `rtlesson show ARGUMENTS`, and must
# write exactly NAME.txt. With --update writes them anew, and takes away those that no case names: read the
# difference before it is committed.
#
# usage: [RTLESSON=PROGRAM] run.sh [--update]
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$(dirname -- "$here")")
program=${RTLESSON:-$root/build/dev/rtlesson}
update=
case ${1-} in
'') ;;
--update) update=yes ;;
*) echo "run.sh: there is no option '$1'" >&2; exit 2 ;;
esac
[ -x "$program" ] || { echo "run.sh: there is no program $program" >&2; exit 2; }

# The frames are those of the lessons in the program, whatever else there is.
unset RTLESSON_PATH
cd "$root" || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
: >"$scratch/names"

# A case's arguments are written as for a shell, so that keys can be quoted.
show() { eval "set -- $1"; "$program" show "$@" </dev/null; }

compare() { # NAME ARGUMENTS
    if cmp -s "$here/$1.txt" "$scratch/frame"; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAIL $1: show $2 (< expected, > shown)"
    diff "$here/$1.txt" "$scratch/frame"
}

while IFS= read -r line; do
    case $line in '' | '#'*) continue ;; esac
    name=${line%%|*}
    name=${name%"${name##*[! ]}"}
    arguments=${line#*| }
    echo "$name" >>"$scratch/names"
    if ! show "$arguments" >"$scratch/frame" 2>"$scratch/messages"; then
        failed=$((failed + 1))
        echo "FAIL $name: show $arguments"
        cat "$scratch/messages"
    elif [ -n "$update" ]; then
        cmp -s "$scratch/frame" "$here/$name.txt" || cp "$scratch/frame" "$here/$name.txt"
    else
        compare "$name" "$arguments"
    fi
done <"$here/cases"

sort "$scratch/names" | uniq -d >"$scratch/twice"
while read -r name; do
    failed=$((failed + 1))
    echo "FAIL $name: two cases have this name"
done <"$scratch/twice"

find "$here" -name '*.txt' | sed 's|.*/||; s|\.txt$||' | sort | grep -vxF -f "$scratch/names" >"$scratch/unnamed"
while read -r name; do
    if [ -n "$update" ]; then
        rm "$here/$name.txt"
    else
        failed=$((failed + 1))
        echo "FAIL $name.txt: no case names it"
    fi
done <"$scratch/unnamed"

[ -z "$update" ] || { echo "wrote $(wc -l <"$scratch/names") frames, $failed failed"; [ "$failed" -eq 0 ]; exit; }
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
