#!/bin/sh
# Tries the comparison of frames on a few of its own: what differs, and what is missing on either side, has to fail.
#
# usage: self.sh RTLESSON_GOLDEN RTLESSON
set -eu

golden=$1
program=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# Two frames as they should be: of a lesson in a file, and of the program's own.
begin() {
    rm -rf "$scratch/frames"
    mkdir "$scratch/frames"
    {
        echo '# Two frames.'
        echo
        echo "typed | tests/kinds/open.json --size 40x12 --keys 'Enter \"a b\"'"
        echo 'opening  | --size 30x9 --ascii'
    } >"$scratch/frames/cases"
    "$program" show tests/kinds/open.json --size 40x12 --keys 'Enter "a b"' >"$scratch/frames/typed.txt"
    "$program" show --size 30x9 --ascii >"$scratch/frames/opening.txt"
}

expect() { # WHAT LAST-LINE STATUS MESSAGE ARGUMENT...
    what=$1 last=$2 status=$3 message=$4
    shift 4
    ended=0
    "$golden" "$@" >"$scratch/said" 2>&1 || ended=$?
    if [ "$ended" -eq "$status" ] && [ "$(tail -n 1 "$scratch/said")" = "$last" ] &&
        grep -qF -e "$message" "$scratch/said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $what (it ends with $ended)"
        cat "$scratch/said"
    fi
}

try() { # WHAT LAST-LINE STATUS MESSAGE: in one process, and with a program for each frame
    expect "$1" "$2" "$3" "$4" "$scratch/frames"
    expect "$1, a program for each" "$2" "$3" "$4" "$scratch/frames" "$program"
}

begin
try 'all as it should be' '2 passed, 0 failed' 0 ''
echo more >>"$scratch/frames/typed.txt"
try 'a frame that differs' '1 passed, 1 failed' 1 '< more'
begin
sed 's/a b/a c/' "$scratch/frames/cases" >"$scratch/cases" && mv "$scratch/cases" "$scratch/frames/cases"
try 'a case that differs' '1 passed, 1 failed' 1 'FAIL typed: show tests/kinds/open.json --size 40x12 --keys '\''Enter "a c"'\'' (< expected, > shown)'
begin
rm "$scratch/frames/typed.txt"
try 'a case without a frame' '1 passed, 1 failed' 1 'has no frame that is kept'
begin
cp "$scratch/frames/typed.txt" "$scratch/frames/other.txt"
try 'a frame without a case' '2 passed, 1 failed' 1 'FAIL other.txt: no case names it'
begin
echo 'typed | tests/kinds/open.json' >>"$scratch/frames/cases"
try 'two cases of one name' '2 passed, 2 failed' 1 'FAIL typed: two cases have this name'
begin
echo 'none | --section nowhere' >>"$scratch/frames/cases"
try 'a case that is refused' '2 passed, 1 failed' 1 'the lesson has no section "nowhere"'
begin
echo "open | --keys 'Enter" >>"$scratch/frames/cases"
try 'a quote that is open' '2 passed, 1 failed' 1 'a quote is open'
begin
echo 'nothing' >>"$scratch/frames/cases"
try 'a line without arguments' '2 passed, 1 failed' 1 'FAIL nothing: this line has no |'
echo '# None.' >"$scratch/frames/cases"
rm "$scratch/frames/typed.txt" "$scratch/frames/opening.txt"
try 'no case at all' '0 passed, 0 failed' 1 ''
begin
expect 'a program that is not there' '0 passed, 2 failed' 1 'is refused, or fails' "$scratch/frames" "$scratch/nothing"

# Written anew, they are as they were; what no case names goes.
begin
cp -R "$scratch/frames" "$scratch/kept"
echo more >>"$scratch/frames/typed.txt"
rm "$scratch/frames/opening.txt"
echo other >"$scratch/frames/other.txt"
expect 'frames are written anew' 'wrote 2 frames, 0 failed' 0 '' --update "$scratch/frames"
if diff -r "$scratch/kept" "$scratch/frames"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
