#!/bin/sh
# Shows blocks alone, and steps of their stages, of whole lessons and of what is sound in wrong ones.
#
# usage: show_block.sh RTLESSON
set -u

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C.UTF-8
RTLESSON_PATH=$root/lessons
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}exitcode=99
UBSAN_OPTIONS=${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}halt_on_error=1:exitcode=99
export LC_ALL RTLESSON_PATH ASAN_OPTIONS UBSAN_OPTIONS
cd "$scratch" || exit 1
passed=0
failed=0

fail() { # WHAT
    failed=$((failed + 1))
    echo "FAIL $1 (status $status)"
    sed 's/^/    out: /' out
    sed 's/^/    err: /' err
}

show() { # ARGUMENTS
    "$program" show "$@" </dev/null >out 2>err
    status=$?
}

expect() { # WHAT STATUS FILE TEXT
    if [ "$status" -eq "$2" ] && grep -qF -- "$4" "$3"; then
        passed=$((passed + 1))
    else
        fail "$1: not status $2 with \"$4\" in $3"
    fi
}

never() { # WHAT FILE TEXT
    if grep -qF -- "$3" "$2"; then fail "$1: \"$3\" in $2"; else passed=$((passed + 1)); fi
}

# --- Of the bundled lesson: a block, one in a container, a prediction's question, a mission.

lesson=$root/lessons/realtime-introduction.json
show "$lesson" --block products; expect 'a block' 0 out 'Five screens that change by themselves'
never 'a block alone' out 'Open each of them'
show "$lesson" --block push-film; expect 'a block in a tab that is closed' 0 out 'SSE: one answer stays open'
show "$lesson" --block pull-film --step guess; expect 'a step' 0 out '◆1 guess'
show "$lesson" --block pull-film --step tune; expect 'another' 0 out '◆3 tune'
show "$lesson" --block pull-film --step tune --at 3s; expect 'a moment of it' 0 out '▶ 3.0 s of 15 s'
expect 'a moment in the step that was asked for' 0 out '◆3 tune'
show "$lesson" --block pull-film --at 3s; expect 'a moment of a block' 0 out '▶ 3.0 s of 15 s'
show "$lesson" --block pull-guess; expect "a prediction's question" 0 out 'update on average when'
show "$lesson" --block who-asks-more; expect 'a mission' 0 out 'long polling asks more'
show "$lesson" --block who-asks-more --step watch; expect "a mission's step" 0 out '◆2 watch'
show "$lesson" --block window --step tune --size 100x30 --ascii; expect "a slider's stage" 0 out 'cceptable staleness'
show "$lesson" --block products --keys 'Enter'; expect 'a key' 0 out '✓ ChatGPT'
show --block products; expect 'of the first lesson' 0 out 'Five screens'

# --- What cannot be shown.

show "$lesson" --block prodcts; expect 'an unknown block' 2 err 'did you mean "products"?'
show "$lesson" --block zzz; expect 'one like none' 2 err 'a block without an id cannot be named'
show "$lesson" --block root-problem; expect 'a section' 2 err '--section root-problem shows it'
show "$lesson" --block pull-film --step tun; expect 'an unknown step' 2 err 'did you mean "tune"?'
show "$lesson" --block window --step watch; expect 'a step that it has not' 2 err 'there is tune'
show "$lesson" --block products --step tune; expect 'a block without a stage' 2 err 'has no stage'
show "$lesson" --step tune; expect 'a step of nothing' 2 err '--step needs --block'
show "$lesson" --block products --section root-problem; expect 'both' 2 err 'exclude each other'
show "$lesson" --block products --at 2s; expect 'a time without a film' 2 err 'nothing in this block can be played'

# --- A lesson with mistakes: what is sound is shown, they are told, and the status is 1.

cat >broken.json <<'END'
{ "format": 1, "id": "broken", "titel": "Broken", "sections": [
  { "id": "first", "title": "First", "blocks": [
    { "kind": "chioce", "id": "bad", "ask": "?" },
    { "kind": "choice", "id": "good", "ask": "Is it sound?", "choices": [
      { "id": "y", "text": "Yes", "correct": true }, { "id": "n", "text": "No" } ] },
    { "kind": "tabs", "id": "tabs", "tabs": [ { "id": "one", "title": "One", "blocks": [
      { "kind": "prose" }, { "kind": "prose", "text": "Left." } ] },
      { "id": "two", "title": "Two", "blocks": [ { "kind": "prose", "text": "2" } ] } ] } ] },
  { "id": "second", "blocks": [ { "kind": "cards", "id": "cards", "items": 7 } ] },
  { "id": "third", "blocks": [ { "kind": "open", "id": "open", "ask": "In a section without a title?" } ] } ] }
END
show broken.json --block good; expect 'a sound block' 1 out 'Is it sound?'
expect 'the mistakes elsewhere' 1 err 'broken.json:3:'
show broken.json --block tabs; expect 'what is sound in a container' 1 out 'Left.'
show broken.json --block bad; expect 'a block with mistakes' 2 err '"bad" has mistakes, or stands in what has'
show broken.json --block cards; expect 'a section with nothing sound' 2 err '"cards" has mistakes'
show broken.json --block open; expect 'a section with a mistake of its own' 1 out 'without a title?'
show broken.json --block goood; expect 'an unknown block beside mistakes' 2 err 'did you mean "good"?'
show broken.json --section first; expect 'a section needs a whole lesson' 2 err 'broken.json:3:'
never 'a section needs a whole lesson' out 'First'

# --- Every id in every wrong lesson, each step: never a crash; a frame, or a reason.

one() { # WHAT: of what was shown last
    if [ "$status" -gt 2 ] || { [ "$status" -lt 2 ] && [ "$(wc -l <out)" -ne 12 ]; } ||
        { [ "$status" -eq 2 ] && { [ -s out ] || [ ! -s err ]; }; } ||
        { [ "$status" -eq 1 ] && [ ! -s err ]; }; then
        fail "$1"
    else
        passed=$((passed + 1))
    fi
}

for file in "$root"/tests/wrong/*.json; do
    [ -f "$file" ] || continue
    for id in $(grep -aoE '"id": *"[A-Za-z0-9_-]+"' "$file" | sed 's/.*"\(.*\)"/\1/' | sort -u); do
        show "$file" --block "$id" --size 40x12; one "${file##*/}, $id"
        [ "$status" -lt 2 ] || continue
        for step in guess watch tune explain; do
            show "$file" --block "$id" --size 40x12 --step "$step" --keys 'Space 1s Tab Enter Down'
            one "${file##*/}, $id, $step"
        done
    done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
