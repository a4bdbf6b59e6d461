#!/bin/sh
# Asks `rtlesson explain` about words: what is said of NAME must be NAME.expected beside this file ("words" is the list
# without a word, NAME@CELLS is as wide as that). Then holds all words: each that is listed is explained in lines that
# have room, and each kind of block has an example that checks clean, shows and plays.
#
# usage: run.sh RTLESSON [--write]: with --write what is said becomes what is expected; read it before it is committed.
set -u

write=${2:-}
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
unset RTLESSON_PATH

verdict() { # WHAT STATUS
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1"
    fi
}

run() { # ARGUMENTS
    "$program" "$@" </dev/null >"$scratch/out" 2>"$scratch/err"
    status=$?
}

# Of files NAME@CELLS those that have lines with more characters, whatever awk counts, but for lines of JSON.
too_wide() { # FILE...
    LC_ALL=C awk '
        FNR == 1 { most = FILENAME; sub(/.*@/, "", most); most += 0; example = wrong = 0 }
        /^Example$/ { example = 1 }
        /^Wrong$/ && !example { wrong = 1 }
        !example && !wrong { gsub(/[\200-\277]/, "") }
        !example && !wrong && length($0) > most && FILENAME != last { print last = FILENAME }
        /^  In a lesson/ { example = 0 }' "$@"
}

# Of codes, by what is said of each in a file CODE@CELLS: "CODE told", where it is told of its wrong example, and "CODE right", where
# there is a right one.
has_examples() { # FILE...
    awk '
        FNR == 1 { code = FILENAME; sub(/@.*/, "", code); sub(/.*\//, "", code); told = 0 }
        /^What check says of it$/ { told = 1 }
        told && $0 ~ (code "\\.json:.*: (error|warning)\\[" code "\\]: ") { print code " told" }
        /^Right$/ { told = 0; print code " right" }' "$@"
}

# The words of a group, one a line; without one, of all groups.
words_of() { # [GROUP]
    "$program" explain | awk -v wanted="${1-}" '
        / — / { group = $1; next }
        /^  A kind/ { group = "" }
        group != "" && (wanted == "" || group == wanted) {
            count = split(substr($0, 3), words, /  +/)
            for (i = 1; i <= count; i++) if (words[i] != "") print words[i]
        }' | sort -u
}

# --- What is said of some, to the letter.
for expected in *.expected; do
    name=${expected%.expected}
    word=${name%@*}
    cells=76
    [ "$word" = "$name" ] || cells=${name#*@}
    [ "$word" != words ] || word=
    run explain ${word:+"$word"} --width "$cells"
    # The codes are many, and come and go.
    [ -n "$word" ] || sed '/^codes — /,/^$/d' "$scratch/out" >"$scratch/settled"
    [ -n "$word" ] || mv "$scratch/settled" "$scratch/out"
    [ -z "$write" ] || cp "$scratch/out" "$expected"
    diff "$expected" "$scratch/out" >"$scratch/difference" && [ "$status" -eq 0 ]
    verdict "$name (< expected, > said)" $?
    cat "$scratch/difference"
done

# --- All words. There are hundreds: one process says something of a word, and one looks at all that was said.
mkdir "$scratch/said"
words_of >"$scratch/words"
[ "$(wc -l <"$scratch/words")" -gt 200 ]
verdict 'the list has the words' $?
while IFS= read -r word; do
    for cells in 76 40; do
        said=$scratch/said/$word@$cells
        "$program" explain "$word" --width "$cells" </dev/null >"$said" 2>"$scratch/err" && [ ! -s "$scratch/err" ] && [ -s "$said" ]
        verdict "$word at $cells" $?
    done
done <"$scratch/words"
wide=$(too_wide "$scratch"/said/*) && [ -z "$wide" ]
verdict "what is said has room: $wide" $?

# --- The examples of the kinds.
words_of kinds >"$scratch/kinds"
[ "$(wc -l <"$scratch/kinds")" -gt 20 ]
verdict 'the list has the kinds' $?
while IFS= read -r kind; do
    run explain "$kind"
    grep -q '"kind": "'"$kind"'"' "$scratch/out"
    verdict "$kind shows a block of it" $?
    run explain "$kind" --example
    cp "$scratch/out" "$scratch/$kind.json"
    cmp -s "../kinds/$kind.json" "$scratch/out" && [ "$status" -eq 0 ]
    verdict "$kind has its example" $?
    run check "$scratch/$kind.json"
    [ "$status" -eq 0 ] && [ ! -s "$scratch/err" ]
    verdict "$kind checks clean" $?
    for size in 40x12 80x24 120x40; do
        run show "$scratch/$kind.json" --size "$size"
        [ "$status" -eq 0 ]
        verdict "$kind shows at $size" $?
    done
    run play "$scratch/$kind.json"
    [ "$status" -eq 0 ]
    verdict "$kind plays" $?
done <"$scratch/kinds"

# --- The codes: of each that has examples both are shown, and check tells it of the wrong one.
# (That nothing is told of the other, tests/wrong/run.sh holds.)
has_examples "$scratch"/said/[A-Z][0-9][0-9][0-9]@76 >"$scratch/examples"
for right in ../wrong/codes/*.right.json; do
    [ -f "$right" ] || continue
    code=${right##*/}
    code=${code%.right.json}
    grep -q "^$code told$" "$scratch/examples"
    verdict "$code is told of its wrong example" $?
    grep -q "^$code right$" "$scratch/examples"
    verdict "$code shows the right one" $?
done

# --- Words that are written otherwise, and examples of what is no kind.
run explain sse
cp "$scratch/out" "$scratch/small"
run explain SSE
cmp -s "$scratch/small" "$scratch/out" && [ "$status" -eq 0 ]
verdict 'SSE is sse' $?
run explain goal
grep -q 'rtlesson explain goal --example' "$scratch/out"
verdict 'goal names its example' $?
run explain goal --example
cmp -s ../kinds/goal.json "$scratch/out" && [ "$status" -eq 0 ]
verdict 'goal has its example' $?

# --- Words that there are not.
refused() { # STATUS-TEXT ARGUMENTS: exit status 2, nothing but one line that has the text
    text=$1
    shift
    run "$@"
    [ "$status" -eq 2 ] && [ ! -s "$scratch/out" ] && [ "$(wc -l <"$scratch/err")" -eq 1 ] &&
        grep -qF -- "$text" "$scratch/err"
    verdict "$*" $?
}
refused 'did you mean "tolerance"?' explain tolerence
refused 'did you mean "staleness_mean"?' explain stalenes_mean
refused 'rtlesson explain lists the words' explain frobnicate
refused 'there is no example of "tolerance"' explain tolerance --example
refused 'there is no example of ""' explain --example
refused '--width is "12"' explain --width 12
refused '--width is "x"' explain --width x
refused '"b" is one operand too many' explain choice b

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
