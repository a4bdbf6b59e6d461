#!/bin/sh
# Checks every wrong lesson beside this file: `rtlesson check NAME.json` must write exactly NAME.expected to
# standard error, how many errors and warnings these are to standard output, and leave with the exit status 2, or
# 0 where all are warnings. One of them is a folder, and one is not there.
#
# [...] in NAME.expected stands for anything: where another file has all the names there are, as unknown-kind has the
# kinds, simulated-knobs the knobs and simulated-goals the measures, so that a new one touches that file alone.
#
# usage: run.sh RTLESSON [--write]: with --write what is written becomes what is expected, but for lines that hold [...]
# and still fit; read it before it is committed.
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

# Of each NAME.expected a row: the lesson, the exit status, and what check counts on standard output.
wanted() {
    awk 'function counted(number, word) { return number ? " " number " " word (number == 1 ? "" : "s") : "" }
        /: error\[/ { errors[FILENAME]++ }
        /: warning\[/ { warnings[FILENAME]++ }
        END {
            for (i = 1; i < ARGC; i++) {
                lesson = ARGV[i]
                sub(/expected$/, "json", lesson)
                both = errors[ARGV[i]] && warnings[ARGV[i]] ? "," : ""
                print lesson "\t" (errors[ARGV[i]] ? 2 : 0) "\t" lesson ":" counted(errors[ARGV[i]], "error") both counted(warnings[ARGV[i]], "warning")
            }
        }' *.expected
}

# What was written, with the lines that are as expected but for [...] as they are expected.
settle() { # EXPECTED WRITTEN
    awk 'FILENAME == ARGV[1] { if (index($0, "[...]") > 0) wanted[++count] = $0; next }
        {
            line = $0
            for (i = 1; i <= count; i++) {
                at = index(wanted[i], "[...]")
                before = substr(wanted[i], 1, at - 1)
                behind = substr(wanted[i], at + 5)
                if (length($0) >= length(before behind) && substr($0, 1, length(before)) == before &&
                    substr($0, length($0) - length(behind) + 1) == behind)
                    line = wanted[i]
            }
            print line
        }' "$1" "$2"
}

# A file of one line is just this.
holds_just() { # FILE LINE
    line= rest=
    { IFS= read -r line; IFS= read -r rest; } <"$1"
    [ "$line" = "$2" ] && [ -z "$rest" ]
}

# Few processes for each lesson: a suite has many.
mkdir "$scratch/told" "$scratch/told/codes"
wanted >"$scratch/wanted"
while IFS='	' read -r lesson wanted counts; do
    expected=${lesson%.json}.expected
    told=$scratch/told/$lesson
    "$program" check "$lesson" >"$scratch/out" 2>"$told" </dev/null
    status=$?
    wrong=
    [ "$status" -eq "$wanted" ] || wrong="exit status $status, not $wanted"
    holds_just "$scratch/out" "$counts" || wrong="${wrong:+$wrong; }not the number of errors and warnings on standard output"
    if ! cmp -s "$expected" "$told"; then
        settle "$expected" "$told" >"$scratch/settled"
        [ -z "$write" ] || cp "$scratch/settled" "$expected"
        diff "$expected" "$scratch/settled" || wrong="${wrong:+$wrong; }other messages (< expected, > written)"
    fi
    if [ -z "$wrong" ]; then
        passed=$((passed + 1))
        continue
    fi
    failed=$((failed + 1))
    echo "FAIL $lesson: $wrong"
done <"$scratch/wanted"

for lesson in *.json; do
    [ -e "${lesson%.json}.expected" ] && continue
    failed=$((failed + 1))
    echo "FAIL $lesson: nothing says what must be written"
done

# --- The codes: the wrong lesson tells its code and no other, the right one nothing at all. Codes that have none:
# J001 is of a file that cannot be read; C003 and C004 are of a
# course and a lesson in another file; B003 and S024 are to be T003 and T009; R002 is a fault of the player, of which
# none is known.
without=' J001 C003 C004 B003 S024 R002 '
tells_alone() { # CODE FILE
    tells=false
    while IFS= read -r line; do
        case $line in
        codes/*": error[$1]: "* | codes/*": warning[$1]: "*) tells=true ;;
        codes/*": error["* | codes/*": warning["*) return 1 ;;
        esac
    done <"$2"
    $tells
}

codes=$("$program" explain codes | grep -oE '^ *[A-Z][0-9]{3} ' | tr -d ' ')
for code in $codes; do
    wrong=
    case $without in *" $code "*) continue ;; esac
    case $code in R*) render=--render ;; *) render= ;; esac
    told=$scratch/told/codes/$code
    # shellcheck disable=SC2086
    "$program" check $render "codes/$code.json" >"$scratch/out" 2>"$told"
    tells_alone "$code" "$told" || wrong="codes/$code.json does not tell its code alone: $(cat "$told")"
    # shellcheck disable=SC2086
    "$program" check $render "codes/$code.right.json" >"$scratch/out" 2>"$scratch/err"
    holds_just "$scratch/out" "codes/$code.right.json: no problems" || wrong="${wrong:+$wrong; }codes/$code.right.json has problems"
    [ -z "$wrong" ] && passed=$((passed + 1)) && continue
    failed=$((failed + 1))
    echo "FAIL $code: $wrong"
done
[ -n "$codes" ] || failed=$((failed + 1))

# --- The form in JSON
if command -v python3 >/dev/null; then
    python3 forms.py "$program" "$scratch/told" $write || failed=$((failed + 1))
else
    echo 'python3 is not there: the JSON form is not looked at'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
