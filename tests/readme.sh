#!/bin/sh
# Holds the README against the program: its frame is what `show` writes, its table of keys is the player's own, its
# lesson and its film have no mistake, its scenario has those figures. And src/README.md against the tree: what it names
# is there.
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

# --- The keys ------------------------------------------------------------------------------------

# What the README leaves to the page of keys, and why.
left_out='
j        another name of Down
k        another name of Up
h        another name of Left
l        another name of Right
Ctrl-L   what a terminal is expected to do
Ctrl-Z   what a terminal is expected to do
'
# What the table has of the blocks' own keys: it works any field, whatever the block.
beside='
Ctrl-X
Ctrl-_
Ctrl-Y
'

# The keys of the table "Playing" by the names that the program has for them, one a line.
readme_keys() {
    sed -n '/^## Playing/,/^The footer/s/^| \(.*\) | .* |$/\1/p' "$root/README.md" | sed 1d |
        sed 's/→/Right/; s/←/Left/; s/↓/Down/; s/↑/Up/; s/a letter, a digit, a paste//; s/a digit//; s/ or / /; s/,/ /g' |
        tr -s ' ' '\n' | sed '/^$/d' | sort
}

# The keys that a part of the page of keys names, one a line. The key "," gets lost: it is in neither list.
# What has no room in a row goes on in the next, below what the keys do.
keys_of() { # LINES
    sed '/^ \{16,\}/d; s/^ *//; s/  .*//; s/,//g' "$1" | tr -s ' ' '\n' | sort -u
}

# On a page without a block's own keys, of a lesson that has all that a lesson may have: those of the way on, and those
# everywhere; the footer is its last line.
"$program" show "$root/tests/kinds/glossary.json" --section wait --size 80x80 --keys '?' </dev/null |
    sed '1,/What comes next/d; /^ *Everywhere$/d; /^$/d; $d' >"$scratch/everywhere"
"$program" show "$root/tests/kinds/numeric.json" --size 80x80 --keys 'Tab Esc ?' </dev/null |
    sed '1,/This question/d; /Everywhere/,$d' >"$scratch/on-blocks"
readme_keys >"$scratch/told"
keys_of "$scratch/everywhere" >"$scratch/keys"
keys_of "$scratch/on-blocks" >"$scratch/block-keys"
listed() { printf '%s\n' "$1" | sed '/^$/d; s/ .*//' | sort; }
listed "$left_out" >"$scratch/left-out"
listed "$beside" >"$scratch/beside"

comm -23 "$scratch/keys" "$scratch/left-out" | sort - "$scratch/beside" >"$scratch/wanted"
[ -s "$scratch/keys" ] && diff "$scratch/told" "$scratch/wanted"
verdict "the keys (< README, > the page of keys)" $?

{
    comm -13 "$scratch/keys" "$scratch/left-out"
    comm -13 "$scratch/block-keys" "$scratch/beside"
} >"$scratch/unknown"
cat "$scratch/unknown"
[ ! -s "$scratch/unknown" ]
verdict "the keys left out and beside, of which the page of keys lacks those above" $?

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

# --- The files that src/README.md names ----------------------------------------------------------

# One a line, but for those that stand for any: FLOOR/MODULE.c. A name may leave out the directories above it.
named_files() { tr '`' '\n' <"$1" | grep -E '^[A-Za-z_/*-]+[.](c|h|sh)$' | grep -vE '[A-Z]{3}' | sort -u; }

missing_files() { # README
    (cd "$root" && find src include tests -type f | sed 's/^/\//') >"$scratch/files"
    named_files "$1" | while read -r name; do
        pattern=$(printf '%s' "$name" | sed 's/[.]/[.]/g; s/[*]/[a-z_]*/g')
        grep -qE "/$pattern\$" "$scratch/files" || echo "$name"
    done
}

missing=$(missing_files "$root/src/README.md")
[ -z "$missing" ]
verdict "src/README.md names what is not there: $missing" $?
# shellcheck disable=SC2016
echo 'See `text.c`, `base/text.h`, `knob*.c`, `src/FLOOR/MODULE.c`, `attic/text.c` and `nothing.sh`.' >"$scratch/names"
[ "$(missing_files "$scratch/names" | tr '\n' ' ')" = 'attic/text.c nothing.sh ' ]
verdict "two names of what is not there" $?

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
