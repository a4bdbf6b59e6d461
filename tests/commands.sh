#!/bin/sh
# Runs the commands as a user would, without a terminal: what they write, where, and the exit status.
#
# usage: commands.sh RTLESSON
set -u

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
LC_ALL=C.UTF-8
RTLESSON_PATH=$root/lessons
export LC_ALL RTLESSON_PATH
unset NO_COLOR
cd "$scratch" || exit 1

run() { # ARGUMENTS
    "$program" "$@" </dev/null >out 2>told
    status=$?
    : >err
    [ ! -s told ] || sed -E 's/^(.*: (error|warning))\[[A-Z][0-9]{3}\]: /\1: /' told >err # codes are held by tests/wrong
}

verdict() { # WHAT, WRONG: passed when nothing is wrong
    if [ -z "$2" ]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAIL $1: $2"
    sed 's/^/    out: /' out
    sed 's/^/    err: /' err
}

# The status, and a text that must be in the file (out or err); the other file must be empty.
expect() { # WHAT STATUS FILE TEXT
    wrong=
    other=err
    [ "$3" = out ] || other=out
    [ "$status" -eq "$2" ] || wrong="exit status $status, not $2"
    grep -qF -- "$4" "$3" || wrong="${wrong:+$wrong; }no \"$4\" in $3"
    [ ! -s "$other" ] || wrong="${wrong:+$wrong; }something in $other"
    verdict "$1" "$wrong"
}

check() { # WHAT COMMAND...: passed when the command is true
    what=$1
    shift
    wrong="not so: $*"
    if "$@"; then wrong=; fi
    verdict "$what" "$wrong"
}

cat >little.json <<'END'
{ "format": 1, "id": "little", "title": "Little — so “quoted”", "sections": [
  { "id": "first", "title": "First", "blocks": [ { "kind": "prose", "text": "Hello." } ] },
  { "id": "second", "title": "Second", "blocks": [ { "kind": "prose", "text": "Again." } ] } ] }
END
mkdir own
sed 's/"little"/"mine"/' little.json >own/mine.json
cat >own/course.json <<'END'
{ "format": 1, "id": "own", "title": "My own course", "count": 2, "modules": [
  { "id": "m", "title": "The module", "lessons": [
    { "number": 1, "id": "later", "title": "Not yet", "bundled": false },
    { "number": 2, "id": "mine", "title": "Mine", "file": "mine.json" } ] } ] }
END
echo '{ "format": 1, "id": "bad", "sectoins": [] }' >bad.json

# --- Help, version, and words that are unknown
run --help; expect 'help' 0 out 'usage: rtlesson'
run help show; expect 'help of a command' 0 out 'usage: rtlesson show'
run show --help; expect 'a command asked for help' 0 out '--keys'
for command in '' play show list check simulate history reset new schema explain; do
    # shellcheck disable=SC2086
    run $command --help
    check "the page of ${command:-all} has 80 cells" [ "$(awk 'length($0) > 80' out | wc -l)" -eq 0 ]
    check "the page of ${command:-all} is there" [ -s out ]
done
run --version; expect 'version' 0 out 'rtlesson '
run shwo; expect 'an unknown command' 2 err 'did you mean "show"?'
run show --sise 80x24; expect 'an unknown option' 2 err 'did you mean --size?'
run --secton first little.json; expect 'an unknown option of play' 2 err 'did you mean --section?'
run show --size; expect 'a value that is missing' 2 err '--size needs a value'
run show little.json more.json; expect 'one operand too many' 2 err '"more.json"'
run check; expect 'an operand that is missing' 2 err 'check needs FILE'

# --- Lessons by file, by id, by course
run; expect 'the bundled lesson, as text' 0 out 'Real-time Updates — Introduction'
run realtime-introduction; expect 'an id' 0 out 'Lesson 16 of 17'
run realtime-intrduction; expect 'an id that is misspelt' 2 err 'did you mean "realtime-introduction"?'
run frobnicate; expect 'neither a command nor a lesson' 2 err 'no lesson and no file "frobnicate" (rtlesson --help'
run little.json; expect 'a file' 0 out 'Little — so “quoted”'
run play ./little.json; expect 'a file, after play' 0 out 'Hello.'
run little.json --section second; expect 'an option after the file' 0 out 'Again.'
run --section=second little.json; expect 'an option before the file' 0 out 'Again.'
run --section secnd little.json; expect 'a section that is not there' 2 err 'did you mean "second"?'
run own/course.json; expect 'a course stands for its first lesson' 0 out 'Lesson 2 of 2'
run play --record mine.db --no-record; expect 'a record and none' 2 err 'exclude each other'
run play --record ''; expect 'a record without a name' 2 err 'needs the name of a file'
run play --record mine.db little.json; expect 'a pipe' 0 out 'Hello.'
run play --no-mouse little.json; expect 'a pipe has no mouse anyway' 0 out 'Hello.'
run play --help; expect 'how to leave the mouse to the terminal' 0 out '--no-mouse'
check 'a pipe keeps nothing' [ ! -e mine.db ]
run play missing.json; expect 'a file that is not there' 2 err 'missing.json: error: cannot read'
run play "$scratch"; expect 'a folder' 2 err 'error: cannot read'
run bad.json; expect 'a lesson with mistakes' 2 err 'bad.json:1:'
run play realtime-introductoin; expect 'an unknown id' 2 err 'did you mean "realtime-introduction"?'
RTLESSON_PATH=$scratch/nowhere:$scratch/own:$root/lessons
run play mine; expect 'an id, by RTLESSON_PATH' 0 out 'My own course / The module'
run; expect 'the first course of RTLESSON_PATH' 0 out 'My own course / The module'
run play later; expect 'a lesson that is not bundled' 2 err '"Not yet" is not bundled'
run play realtime-introduction; expect 'an id, by the second course' 0 out 'Lesson 16 of 17'
run list; expect 'the list' 0 out 'Not yet'
run list "$root/lessons/course.json"; expect 'the list of a file' 0 out 'realtime-introduction'
RTLESSON_PATH=$scratch/own
run play realtime-introduction; expect 'an id, by the course in the program' 0 out 'Lesson 16 of 17'
RTLESSON_PATH=
run list; expect 'the list of the course in the program' 0 out 'realtime-introduction'
run realtime-intrduction; expect 'an id of the program that is misspelt' 2 err 'did you mean "realtime-introduction"?'
RTLESSON_PATH=$root/lessons

# --- As many directories as one likes
nowhere=
for number in 1 2 3 4 5 6 7 8; do
    nowhere="$nowhere$scratch/a$number:$scratch/b$number:$scratch/c$number:$scratch/d$number:$scratch/e$number:"
done
RTLESSON_PATH=$nowhere$scratch/own
run play mine; expect 'an id, by the last of 41 directories' 0 out 'My own course / The module'
run play realtime-introduction; expect 'an id of the program, behind 41 directories' 0 out 'Lesson 16 of 17'
RTLESSON_PATH=$root/lessons

# --- Courses at hand: those with one id are one, the nearer wins lesson by lesson, a broken one is passed over
mkdir near far astray
for where in near far; do
    sed "s/\"little\"/\"shared\"/; s/Little/The $where one/" little.json >$where/lesson.json
done
cat >near/course.json <<'END'
{ "format": 1, "id": "own", "title": "My own course, nearer", "count": 3, "modules": [
  { "id": "m", "title": "The module", "lessons": [
    { "number": 3, "id": "shared", "title": "The near one", "file": "lesson.json" } ] } ] }
END
cat >far/course.json <<'END'
{ "format": 1, "id": "other", "title": "Another course", "count": 2, "modules": [
  { "id": "m", "title": "Its module", "lessons": [
    { "number": 1, "id": "shared", "title": "The far one", "file": "lesson.json" },
    { "number": 2, "id": "gone", "title": "The one that is gone", "file": "gone.json" },
    { "id": "hurt", "title": "The one that is hurt", "file": "hurt.json", "extra": true } ] } ] }
END
echo '{ "format": 1, "id": "hurt" }' >far/hurt.json
echo '{ "format": 1, "id": "own", "lessons": [], "modules": [] }' >astray/course.json
cat >listed <<'END'
My own course, nearer

The module
    1  Not yet                                             (not bundled)
    2  Mine                                                mine
    3  The near one                                        shared

Another course

Its module
    2  The one that is gone                                (missing)
    +  The one that is hurt                                (broken)

Frontend System Design
END
RTLESSON_PATH=$scratch/near:$scratch/own:$scratch/far
run list
sed '/^Frontend System Design$/q' out >out.first
check 'the list of several courses' cmp -s listed out.first
check 'of each id there is one course' [ "$(grep -c 'My own course' out)$(grep -c 'realtime-introduction$' out)" = 11 ]
run play shared; expect 'the nearer lesson, beside its course' 0 out 'The near one'
check 'in a course that is one' grep -q 'Lesson 3 of 3' out
run play mine; expect 'a lesson of the farther course of that id' 0 out 'My own course, nearer / The module'
run play gone; expect 'a lesson that is gone' 2 err "$scratch/far/gone.json: error: cannot read"
RTLESSON_PATH=$scratch/far:$scratch/near
run play shared; expect 'the nearer lesson, of another course' 0 out 'The far one'
RTLESSON_PATH=$scratch/astray:$scratch/own
run play mine
check 'behind a course that is broken' [ "$status" -eq 0 ]
check 'behind a course that is broken, its own is there' grep -q 'My own course / The module' out
check 'the one that is broken is told' grep -q "^$scratch/astray/course.json:1:[0-9]*: error: " err
run list
check 'the list without the broken one' [ "$status$(head -n 1 out)" = '0My own course' ]
mkdir upgrade
cat >upgrade/course.json <<'END'
{ "format": 1, "id": "frontend-system-design", "title": "Frontend System Design", "count": 17, "modules": [
  { "id": "realtime-updates", "title": "Real-time Updates", "lessons": [
    { "number": 16, "id": "realtime-introduction", "title": "Elsewhere", "bundled": false },
    { "number": 17, "id": "realtime-client-pulling", "title": "Pulling, by me", "file": "mine.json" } ] } ] }
END
sed 's/"mine"/"realtime-client-pulling"/' own/mine.json >upgrade/mine.json
RTLESSON_PATH=$scratch/upgrade
run list; expect 'a lesson put into the bundled course' 0 out 'Pulling, by me                                      realtime-client-pulling'
check 'what is not bundled hides nothing' grep -q '  16  Real-time Updates — Introduction  *realtime-introduction$' out
run play realtime-client-pulling; expect 'it is played' 0 out 'Lesson 17 of 17'
RTLESSON_PATH=$root/lessons

# --- A course opens the files of its directory, and no others
mkdir fenced
sed 's/"mine.json"/"..\/little.json"/' own/course.json >fenced/course.json
run list fenced/course.json; expect 'a file above the course' 2 err 'fenced/course.json:4:59: error: "file" must lie in'
run check fenced/course.json
check 'check of a file above the course' grep -q '^fenced/course.json:4:59: error: "file" must lie in' err
run fenced/course.json; expect 'a course is not played with it' 2 err 'must lie in'
sed "s/\"mine.json\"/\"\/etc\/passwd\"/" own/course.json >fenced/course.json
run fenced/course.json; expect 'a file by its whole path' 2 err 'fenced/course.json:4:59: error: "file" must lie in'
cp own/course.json fenced/course.json
ln -s ../little.json fenced/mine.json
run fenced/course.json; expect 'a link out' 2 err 'fenced/course.json:4:59: error: "file" is a link out of'
RTLESSON_PATH=$scratch/fenced
run play mine; expect 'a link out, by the id' 2 err 'fenced/course.json:4:59: error: "file" is a link out of'
RTLESSON_PATH=$root/lessons
mkdir -p elsewhere/lessons
ln -s ../../little.json elsewhere/lessons/realtime-introduction.json
cd elsewhere || exit 1
RTLESSON_PATH=
run realtime-introduction; expect 'what lies about does not touch the course in the program' 0 out 'Lesson 16 of 17'
RTLESSON_PATH=$root/lessons
cd "$scratch" || exit 1
rm fenced/mine.json
cp own/mine.json fenced/real.json
ln -s real.json fenced/mine.json
run fenced/course.json; expect 'a link that stays' 0 out 'Lesson 2 of 2'
echo '{ "id": "nine", "sections": [' >fenced/broken.json
sed 's/"mine.json"/"nowhere.json"/' own/course.json >fenced/gone.json
sed 's/"mine.json"/"broken.json"/' own/course.json >fenced/course.json
run check fenced/gone.json
check 'check of a file that is not there' grep -q '^fenced/gone.json:4:59: error: "file" cannot be read' err
run check fenced/course.json
check 'check of a file that is broken' grep -qxF 'fenced/course.json:4:59: error: "file" holds a lesson with 1 error' err
check 'check of a file that is broken: how many' grep -qx 'fenced/course.json: 1 error' out
sed 's/"mine"/"nine"/; s/"prose"/"prse"/; s/"title": "Second"/"titel": "Second"/' own/mine.json >fenced/broken.json
run check fenced/course.json
check 'another id in the file' grep -q '^fenced/course.json:4:26: error: "id" is "mine", and in the file "broken.json" it is "nine"' err
check 'and its errors' grep -q '^fenced/course.json:4:59: error: "file" holds a lesson with 3 errors' err
cp own/mine.json fenced/broken.json
run check fenced/course.json; expect 'a course whose lessons are well' 0 out 'fenced/course.json: no problems'
ln -s own linked
run linked/course.json; expect 'a directory by a link' 0 out 'Lesson 2 of 2'

# --- check
run check "$root"/lessons/*.json "$root"/tests/kinds/*.json
check 'the lessons that are given have no problems, and no warning either' [ "$(grep -cv ': no problems$' out)" = 0 ]
check 'nor is anything said of them' [ ! -s err ]
run check little.json own/course.json; expect 'check of what is well' 0 out 'own/course.json: no problems'
run check bad.json
check 'check of a mistake: where' grep -q '^bad.json:1:[0-9]*: error: unknown field "sectoins"' err
check 'check of a mistake: how many' grep -q '^bad.json: [0-9]* error' out
check 'check of a mistake: status' [ "$status" -eq 2 ]
check 'check of a mistake: what helps' grep -q '^  help: did you mean "sections"? ' err
run check --format json bad.json
check 'check in JSON: an object a line' [ "$(grep -c '^{"file": "bad.json", "line": 1, .*}$' out)" -eq "$(wc -l <out)" ]
check 'check in JSON: its code' grep -q '"severity": "error", "code": "F004", "message": "unknown field ' out
check 'check in JSON: nothing else' [ ! -s err ]
check 'check in JSON: status' [ "$status" -eq 2 ]
run check --format yaml bad.json; expect 'a form that there is not' 2 err '--format cannot be "yaml"; it is text or json'
run check --max some bad.json; expect 'a number that is none' 2 err '--max is "some"; it is a number of problems, 0 for all'
run check --max 1 bad.json bad.json
check 'check of so many' [ "$(grep -c ': error: ' err)$(tail -n 1 err)" = '1rtlesson: and 3 more problems; --max 0 tells all' ]
check 'check of so many: all are counted' [ "$(grep -c '^bad.json: 2 errors$' out)" -eq 2 ]
sed 's/"Again."/"<b>Again.<\/b>"/' little.json >warned.json
run check warned.json
check 'check of a warning' [ "$status$(cat out)" = '0warned.json: 1 warning' ]
run check --strict warned.json
check 'check of a warning with --strict' [ "$status$(cat out)" = '1warned.json: 1 warning' ]
run check --strict little.json; expect 'check of what is well with --strict' 0 out 'little.json: no problems'

# --- check of a folder
mkdir -p tree/a tree/b/schema tree/.hidden tree/none
cp little.json tree/b/z.json
cp own/mine.json own/course.json tree/a
cp bad.json tree/.hidden/bad.json
cp bad.json tree/b/schema/bad.json
echo '{ "name": "no lesson" }' >tree/a/package.json
echo '{ "name": }' >tree/a/broken.json
ln -s ../a tree/b/again
run check tree
check 'check of a folder' [ "$status$(tr '\n' ' ' <out)" = '0tree/a/course.json: no problems tree/a/mine.json: no problems tree/b/z.json: no problems ' ]
check 'check of a folder says nothing of other files' [ ! -s err ]
(cd tree/a && "$program" check . >../../out)
check 'check of the folder that one is in' [ "$(head -n 1 out)" = 'course.json: no problems' ]
run check tree/none
check 'check of a folder without lessons' grep -qxF 'tree/none: error: there is no lesson and no course in this folder' err
sed 's/"Again." }/"Again." /' little.json >tree/a/broken.json
run check tree/
check 'check of a folder: a lesson that is broken' [ "$status$(grep -c '^tree/a/broken.json: 1 error$' out)" = 21 ]
rm -r tree warned.json
run check --syntax bad.json; expect 'check of the syntax alone' 0 out 'bad.json: no problems'
run check little.json missing.json
check 'check goes on' grep -q 'little.json: no problems' out
check 'check of what is missing' [ "$status" -eq 2 ]

# --- What would take too long a frame, or be left out of a film: play and show refuse it as check does
for lesson in more-than-a-frame simulated-lengths slider-simulates; do
    run check "$root/tests/wrong/$lesson.json"
    grep ': error: ' err >refused
    for command in play show; do
        run "$command" "$root/tests/wrong/$lesson.json"
        check "$command of $lesson: status" [ "$status" -eq 2 ]
        grep ': error: ' err >told
        check "$command of $lesson: the errors of check" cmp -s refused told
    done
done

# --- A file that is too large: refused, whoever reads it, before there is much of it
dd if=/dev/null of=large.json bs=1 seek=67108865 2>large.err
for command in play show check list 'check --syntax'; do
    run $command large.json
    check "$command of what is too large: status" [ "$status" -eq 2 ]
    check "$command of what is too large" grep -qx 'large.json: error: the file is larger than 64 MiB' err
done
rm -f large.json
awk 'BEGIN { printf "[0"; for (i = 0; i < 1000000; i++) printf ",0"; print "]" }' >many.json
run check many.json
check 'check of too many values' grep -qx 'many.json:1:2000000: error: the file holds more than 1000000 values' err
rm -f many.json

# --- A file whose name would be a line of its own, and more
forged=$(printf 'a\nforged.json:1:1: error: b\033[2Kc\rd\302\205e.json')
shown=$(printf 'a forged.json:1:1: error: b\357\277\275[2Kc d\357\277\275e.json')
cp bad.json "$forged"
run check "$forged"
check 'a name in a problem' grep -qxF "$shown:1:1: error: lesson \"bad\" has no \"title\"" err
check 'a name in the count of problems' grep -q "^$(printf '%s' "$shown" | sed 's/\[/\\[/'): [0-9]* errors*\$" out
check 'a name makes no line' [ "$(grep -c '^forged' err)$(grep -c '^forged' out)" = 00 ]
for command in check show play list; do
    rm -f "$forged"
    run $command "$forged"
    check "a name in what $command refuses" [ "$(wc -l <err)" -eq 1 ]
    check "a name in what $command refuses, harmless" grep -qF "$shown: error: cannot read" err
done
cp own/course.json "$forged"
run list "$forged"; expect 'a course of that name' 0 out 'My own course'
check 'its lesson is sought beside it' [ -f own/mine.json ]
run "$forged"; expect 'a lesson beside a course of that name' 2 err './mine.json: error: cannot read'
rm -f "$forged"
run play "$(printf 'no\nsuch\033 lesson')"; expect 'an id in one line' 2 err "$(printf '"no such\357\277\275 lesson"')"
check 'an id makes no line' [ "$(wc -l <err)" -eq 1 ]
long=$(printf '%01200d' 0)
run play "$long"
check 'a long name is cut, and shows it' grep -q '^rtlesson: there is no lesson.*000…$' err

# --- show
run show little.json --size 30x7
check 'as many lines as asked' [ "$(wc -l <out)" -eq 7 ]
check 'a frame is good' [ "$status" -eq 0 ]
run show little.json --size 1x1
check 'one line' [ "$(wc -l <out)" -eq 1 ]
run show little.json --size 20x; expect 'a size that is none' 2 err '--size is "20x"'
run show little.json --size 0x5; expect 'a size that is too small' 2 err '--size is "0x5"'
run show little.json --at 2; expect 'a time without a unit' 2 err '--at is "2"'
run show little.json --at 2s; expect 'a time without a film' 2 err 'nothing in this section can be played'
run show little.json --keys 'Right Foo'; expect 'a key that is none' 2 err '"Foo" is no key and no duration'
run show little.json --keys 'Right 1000000h Left 1us'
expect 'more time than can pass' 2 err '--keys: with "1us", duration 2, more than 1000000h pass in all'
run show little.json --keys '999999h 59min Right 60s'; expect 'all the time that can pass' 0 out 'Again.'
run show little.json --keys '"open'; expect 'a quote that is open' 2 err 'no closing quote'
run show little.json --keys 'Right'; expect 'keys' 0 out 'Again.'
run show little.json --all --size 30x7; expect 'all of a section' 0 out 'Hello.'
check 'and no frame around it' [ "$(grep -c 'Section 1 of 2\|quit' out)" -eq 0 ]
run show little.json --all --section secnd; expect 'all of a section that is not there' 2 err 'did you mean "second"?'
run show little.json --all --size 19x24; expect 'all, where there is no room' 2 err '--size 19x24 is too small for --all'
for other in '--at 2s' '--keys Tab' '--block x' '--block x --step tune'; do
    # shellcheck disable=SC2086
    run show little.json --all $other
    expect "all, with $other" 2 err "--all and ${other%% *} exclude each other"
done
run show little.json --section second --ascii; expect 'ASCII' 0 out 'Little - so "quoted"'
LC_ALL=C
run show little.json --section second; expect 'show writes UTF-8 in any locale' 0 out 'Little — so “quoted”'

# --- Lesson files of any length: they are read 64 KiB at first, and then twice as much at a time
lesson_of() { # BYTES: a lesson of that length, whose text stands at its end
    printf '{"format":1,"id":"l","title":"L","sections":[{"id":"a","title":"A","blocks":[%*s' $(($1 - 125)) ''
    printf '{"kind":"prose","text":"Blank at the start"}]}]}'
}
for bytes in 65535 65536 65537 131071 131072 131073 1000000; do
    lesson_of $bytes >long.json
    check "a lesson of $bytes bytes has them" [ "$(wc -c <long.json)" -eq $bytes ]
    run check long.json; expect "a lesson of $bytes bytes" 0 out 'no problems'
    run show long.json; expect "a lesson of $bytes bytes, shown" 0 out 'Blank at the start'
    printf 'x' >>long.json
    run show long.json; expect "something after $bytes bytes" 2 err "long.json:1:$((bytes + 1)): error: the JSON value"
    lesson_of $bytes | head -c $((bytes - 1)) >long.json
    run show long.json; expect "a lesson of $bytes bytes that is cut" 2 err "long.json:1:$bytes: error: the file ends"
done
: >empty.json
run show empty.json; expect 'an empty file' 2 err 'empty.json:1:1: error: the file is empty'
run show .; expect 'a directory' 2 err '.: error: cannot read: '

# --- A lesson's video: where it opens, and where it ends
sed 's/"title": "Little/"video": "https:\/\/example.org\/v", "title": "Little/' little.json >filmed.json
run show filmed.json; expect 'the video, as it opens' 0 out 'Video: https://example.org/v'
run show filmed.json --keys 'Right'; check 'the video, not amid' [ "$(grep -c 'Video' out)" -eq 0 ]
run show filmed.json --keys 'Right Right'; expect 'the end' 0 out 'The end of this lesson'
check 'the video, at the end' grep -q 'Video: https://example.org/v' out
run play filmed.json; expect 'the video, as text' 0 out 'Video: https://example.org/v'

# --- What an author wrote for other authors
cat >comment.json <<'END'
{ "format": 1, "id": "comment", "title": "Comment", "sections": [ { "id": "first", "title": "First", "blocks": [
  { "kind": "prose", "text": "Before\n\n<!-- teacher: it is 42 -->\n\nAfter <!-- teacher: inline --> it." },
  { "kind": "takeaways", "items": ["One <!-- teacher: more --> point."] },
  { "kind": "open", "id": "o", "ask": "What <!-- teacher: ask -->now?", "hint": "This." } ] } ] }
END
for command in play show; do
    run $command comment.json; expect "$command with comments" 0 out 'After it.'
    check "$command shows no comment" [ "$(grep -c 'teacher\|<!--\|-->' out)" -eq 0 ]
    check "$command keeps what is around it" grep -q 'One point\.' out
done

# --- A lesson that comes through a pipe, and so can be read but once
piped=$root/tests/kinds/choice.json
run_from_pipe() { # ARGUMENTS
    rm -f pipe
    mkfifo pipe
    cat "$piped" >pipe &
    run "$@" pipe
    kill $! 2>/dev/null
    wait $! 2>/dev/null
}
run_from_pipe check; expect 'check reads a pipe' 0 out 'no problems'
run_from_pipe show; expect 'show reads a pipe' 0 out 'Section 1 of 1'
run_from_pipe play; expect 'play reads a pipe' 0 out 'Answers'
piped=long.json
for bytes in 65535 65536 65537 1000000; do
    lesson_of $bytes >long.json
    run_from_pipe show; expect "$bytes bytes through a pipe" 0 out 'Blank at the start'
done
piped=empty.json
run_from_pipe show; expect 'an empty pipe' 2 err 'pipe:1:1: error: the file is empty'

# --- A quiz whose second question has no answer to tell
cat >poll.json <<'END'
{ "format": 1, "id": "poll", "title": "Poll", "sections": [ { "id": "first", "title": "First", "blocks": [
  { "kind": "quiz", "id": "both", "questions": [
    { "kind": "choice", "id": "one", "ask": "One?", "choices": [
      { "id": "y", "text": "Yes", "correct": true, "why": "So." }, { "id": "n", "text": "No", "why": "Not so." } ] },
    { "kind": "choice", "id": "two", "ask": "Two?", "scored": false, "choices": [
      { "id": "y", "text": "Yes" }, { "id": "n", "text": "No" } ] } ] } ] } ] }
END
run poll.json
check 'a question with an answer stands twice' [ "$(grep -c 'Question 1 of 2' out)" -eq 2 ]
check 'a question without stands once' [ "$(grep -c 'Question 2 of 2' out)" -eq 1 ]

# --- Charsets
run little.json; expect 'text in a locale without UTF-8' 0 out 'Little - so "quoted"'
LC_ALL=big5.BIG5-that-is-nowhere
run little.json; expect 'text in a locale that is not known' 0 out 'Little - so "quoted"'
unset LC_ALL
LC_CTYPE=UTF-8 # as it comes from macOS by ssh
export LC_CTYPE
run little.json; expect 'text in the locale UTF-8' 0 out 'Little — so “quoted”'
run little.json --ascii; expect 'ASCII that is asked for' 0 out 'Little - so "quoted"'
LC_ALL=C
export LC_ALL
run play 'é'; expect 'a message in a locale without UTF-8' 2 err '"e"'
unset LC_ALL LC_CTYPE LANG
run little.json; expect 'text without any locale' 0 out 'Little — so “quoted”'
LC_ALL=C.UTF-8
export LC_ALL
run "$(printf 'play\033[31m')"; expect 'a message is harmless' 2 err "$(printf 'play\357\277\275[31m')"

# --- The format
run schema; expect 'the schema of a lesson' 0 out '"$id": "urn:rtlesson:lesson:1"'
"$program" schema --format json-schema --of lesson >whole 2>err
check 'which is the default' cmp -s out whole
run schema --of course; expect 'the schema of a course' 0 out '"$id": "urn:rtlesson:course:1"'
run schema --of curse; expect 'a document that there is not' 2 err '--of cannot be "curse"; did you mean "course"?'
run schema --format yaml; expect 'a format that there is not' 2 err '--format cannot be "yaml"'

# --- Output that does not arrive
if [ -w /dev/full ]; then
    "$program" list >/dev/full 2>err
    status=$?
    : >out
    expect 'a full disk' 1 err 'cannot write to standard output'
fi
"$program" list 2>err >&-
status=$?
: >out
expect 'a closed output' 1 err 'cannot write to standard output'
"$program" list 2>err | :
: >out
check 'a reader that has gone wants no message' [ ! -s err ]

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
