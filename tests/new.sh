#!/bin/sh
# Makes new lessons by `rtlesson new`: every template checks clean and shows at four sizes, an editor's settings read what
# check tells, any name will do, and what is there already, or cannot be written whole, leaves no trace.
#
# usage: new.sh RTLESSON
set -u

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
LC_ALL=C.UTF-8
export LC_ALL
unset RTLESSON_PATH
mkdir "$scratch/place"
cd "$scratch/place" || exit 1

run() { # ARGUMENTS
    "$program" "$@" </dev/null >../out 2>../err
    status=$?
}

check() { # WHAT COMMAND...: passed when the command is true
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAIL $what: not so: $*"
    sed 's/^/    out: /' ../out
    sed 's/^/    err: /' ../err
}

says() { grep -qF -- "$2" "../$1"; } # FILE TEXT

# The value of the first member of that name in a file: of a lesson, its own.
member() { sed -n "s/^  \"$1\": \"\(.*\)\",\$/\1/p;" "$2" | head -n 1; }

list_here() { find . | sort; }

refuses() { # WHAT STATUS TEXT ARGUMENTS...: and nothing here has changed
    what=$1
    wanted=$2
    text=$3
    shift 3
    list_here >../before
    run new "$@"
    check "$what: the status" [ "$status" -eq "$wanted" ]
    check "$what: the words" says err "$text"
    list_here >../after
    check "$what: nothing is touched" cmp -s ../before ../after
}

# --- The templates
for template in lesson quiz film course; do
    run new "a-$template" --template $template
    check "$template is made" [ "$status" -eq 0 ]
    check "$template tells the way to it" says out "rtlesson a-$template/"
    for file in "a-$template"/*.json; do
        check "$file has its schema beside it" [ -s "a-$template/$(member '\$schema' "$file")" ]
        run check --strict --render "$file"
        check "$file has no problem" says out "$file: no problems"
        [ "$file" != "a-$template/course.json" ] || continue
        for section in $(sed -n 's/^      "id": "\(.*\)",$/\1/p' "$file"); do
            for size in 40x12 60x20 80x24 120x40; do
                run show "$file" --section "$section" --size $size
                check "$file, $section at $size" [ "$status,$(wc -l <../out)" = "0,${size#*x}" ]
            done
        done
    done
    check "$template has its own name" [ "$(grep -rc NEW- "a-$template" | grep -cv ':0$')" -eq 0 ]
    # What its README says to type, in its folder.
    check "$template: three commands" [ "$(grep -c '^    rtlesson ' "a-$template/README.md")" -eq 3 ]
    sed -n 's/^    rtlesson \([^#]*\).*/\1/p' "a-$template/README.md" >../commands
    while read -r words; do
        # shellcheck disable=SC2086
        (cd "a-$template" && "$program" $words) </dev/null >../out 2>../err
        check "$template: $words" [ $? -eq 0 ]
    done <../commands
done
run new alone
for file in lesson.json README.md .vscode/settings.json .vscode/tasks.json; do
    sed 's/alone/a-lesson/; s/Alone/A lesson/' alone/$file >../as-lesson
    check "without a template it is a lesson: $file" cmp -s ../as-lesson a-lesson/$file
done

for document in lesson course; do
    run schema --of $document
    check "the schema of a $document" cmp -s ../out alone/schema/$document.schema.json
done

# --- What an editor reads of check: file, line, column, severity, code, message
sed 's/"kicker"/"kiker"/' a-lesson/lesson.json >wrong.json
pattern=$(sed -n 's/^ *"regexp": "\(.*\)",$/\1/p' a-lesson/.vscode/tasks.json | sed 's/\\\\/\\/g')
mkdir wrong
mv wrong.json wrong/lesson.json
(cd wrong && "$program" check . </dev/null >../../out 2>../../err)
check 'the task is to check the folder' grep -qF '"args": ["check", "."]' a-lesson/.vscode/tasks.json
sed -nE "s#$pattern#<\1> <\2> <\3> <\4> <\5> <\6>#p" ../err >../matched
check 'each problem is one to the editor' [ "$(wc -l <../matched)" -eq 2 ]
check 'with its parts' grep -qE '^<(\./)?lesson.json> <9> <7> <error> <F[0-9]+> <unknown field "kiker" in section "what-failed">' ../matched

# --- Names, and what is made of them
while IFS='|' read -r folder title id; do
    run new -- "$folder"
    check "a folder \"$folder\"" [ "$status" -eq 0 ]
    check "the title of \"$folder\"" [ "$(member title "./$folder/lesson.json")" = "$title" ]
    check "the id of \"$folder\"" [ "$(member id "./$folder/lesson.json")" = "$id" ]
    typed=$(sed -n 's/^  rtlesson check /"$program" check /p' ../out)
    (eval "$typed") >../out 2>../err
    check "what is told of \"$folder\" can be typed" says out ': no problems'
done <<'END'
real-time_updates|Real time updates|real-time-updates
Größe 2|Größe 2|grosse-2
it's "so"|It's \"so\"|it-s-so
-x|X|x
a\b|A\\b|a-b
nested/|Nested|nested
alone/within|Within|within
END
run new titled --title 'Über \ und "so"'
check 'a title that is given' [ "$(member title titled/lesson.json)" = 'Über \\ und \"so\"' ]
run check titled/lesson.json
check 'a title that is given can be read' says out ': no problems'

# --- What is refused
refuses 'a folder that is there' 2 'is there already' alone
mkdir empty
refuses 'a folder that is there, and empty' 2 'is there already' empty/
refuses 'the folder where one is' 2 'is there already' .
refuses 'a file that is there' 2 'is there already' alone/lesson.json
ln -s nowhere lost
refuses 'a link that leads nowhere' 2 'is there already' lost
refuses 'a folder in one that is missing' 2 'there is no folder missing/far to make near in' missing/far/near
refuses 'a folder in a file' 2 'there is no folder alone/lesson.json' alone/lesson.json/x
refuses 'no name' 2 'needs a name' ''
refuses 'a name that is too long' 2 'cannot make' "$(printf '%0300d' 0)"
refuses 'an unknown template' 2 'did you mean "film"?' other --template flim
refuses 'a title of two lines' 2 'one line of text' other --title "$(printf 'a\nb')"
refuses 'a title of blanks' 2 'one line of text' other --title ' '

# --- A disk that takes the beginning only
list_here >../before
(
    trap '' XFSZ
    ulimit -f 1
    exec "$program" new cut --template film </dev/null 2>../err
) >../out
status=$?
check 'a full disk: the status' [ "$status" -eq 1 ]
check 'a full disk: the words' says err 'cannot write cut/'
list_here >../after
check 'a full disk: nothing is left behind' cmp -s ../before ../after

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
