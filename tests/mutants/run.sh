#!/bin/sh
# Would the unit tests notice? Makes small changes to the sources of quiz and sim, one at a time, and runs these floors'
# own unit tests on each. A change that no test notices survives, and is told: the place wants a test, or the change
# is none ("a < b" for "a <= b" where the two are never equal). What no test saw is tried once more under the
# sanitizers, where there are any.
#
# usage: run.sh ROOT BUILD_DIRECTORY [FILE...]
# ROOT is a source tree; FILE is named from it (none: all of src/quiz and src/sim). MUTANTS of them (130) are tried, the
# same each time, but for those that do not compile. The last line tells how many died; status 1: less than 90 % did,
# 2: they could not be tried.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
LC_ALL=C
export LC_ALL

# The C files of those of the directories, named from the root, that there are.
list_files() { (cd "$root" && find "$@" -name '*.c' 2>/dev/null | sort); }

fail() { echo "mutants: $*" >&2; exit 2; }

# With the sanitizers all is built in a directory of its own.
sanitize() {
    flags='-fsanitize=address,undefined -fno-sanitize-recover=all'
    objects=$build/sanitized
}

compile() { # SOURCE OBJECT
    # What a package says, and the flags, are several words.
    # shellcheck disable=SC2046,SC2086
    "${CC:-cc}" $flags -std=c11 -O1 -w -D_POSIX_C_SOURCE=200809L -DRTLESSON_TEST_ROOT="\"$root\"" \
        -I"$root/include" -I"$root/src" -I"$root/tests/support" $(packages --cflags) -c -o "$2" "$1" 2>/dev/null
}

packages() { pkg-config "$1" cmocka 2>/dev/null || { [ "$1" = --cflags ] || echo -lcmocka; }; }

link() { # PROGRAM OBJECT...: an object that is named stands for the one of its name in the archive
    program=$1
    shift
    # shellcheck disable=SC2046,SC2086
    "${CC:-cc}" $flags -o "$program" "$@" "$objects/floors.a" $(packages --libs) -lunistring -lm 2>/dev/null
}

# What hangs is killed after ten seconds of work, with the sanitizers after a minute; what asks for all memory does not
# get it, but the sanitizers need its addresses. How it died is not told.
run_test() { # PROGRAM
    # A system that knows no such limit does without.
    # shellcheck disable=SC3045
    (
        ulimit -c 0 || :
        if [ -n "$flags" ]; then ulimit -t 60; else ulimit -t 10 && ulimit -v 4000000; fi || :
        "$1" || exit 1
    ) >/dev/null 2>&1
}

object_of() { echo "$objects/$(echo "$1" | tr '/' '-').o"; } # FILE, from the root

# --- Once: everything is compiled, and the tests pass as long as nothing is changed --------------

build_all() {
    mkdir -p "$objects"
    list_files src/base src/quiz src/sim tests/support >"$objects/sources"
    while read -r source; do
        compile "$root/$source" "$(object_of "$source")" || return 1
    done <"$objects/sources"
    ar rc "$objects/floors.a" "$objects"/*.o
}

# The tests are left in build/order, the quickest first: all are started at once, and each writes its name at its end.
try_all_tests() {
    : >"$build/order"
    list_files tests/unit/quiz tests/unit/sim >"$build/tests"
    while read -r test; do
        object=$(object_of "$test")
        { compile "$root/$test" "$object" && link "${object%.o}" "$object" && run_test "${object%.o}" &&
            echo "$test" >>"$build/order"; } &
    done <"$build/tests"
    wait
    [ "$(wc -l <"$build/order")" -eq "$(wc -l <"$build/tests")" ] ||
        fail "these fail as they are:" "$(sort "$build/order" | comm -13 - "$build/tests" | tr '\n' ' ')"
}

prepare() {
    rm -rf "$build"
    mkdir -p "$build"
    build_all || fail "the sources cannot be compiled"
    try_all_tests
}

# Where it fails there are no sanitizers here.
prepare_sanitized() {
    sanitize
    build_all || return 1
    while read -r test; do
        compile "$root/$test" "$(object_of "$test")" || return 1
    done <"$build/order"
    test=$(head -n 1 "$build/order")
    link "$objects/probe" "$(object_of "$test")" && run_test "$objects/probe"
}

# --- For each mutant -----------------------------------------------------------------------------

# The test of the file's own name first, then the quick ones: most die at the first.
tests_for() { # FILE
    own=tests/unit/${1#src/}
    grep -xF "$own" "$build/order" || :
    grep -vxF "$own" "$build/order" || :
}

survives() { # OBJECT FILE: true when every test passes with it
    for test in $(tests_for "$2"); do
        link "$1.test" "$1" "$(object_of "$test")" && run_test "$1.test" || return 1
    done
}

changed_line() { sed -n "$2{s/^ *//;p;}" "$1"; } # FILE LINE

# Writes what became of it: "built", and "FILE:LINE: BEFORE → AFTER: survived" where it did; nothing: it does not compile.
try_mutant() { # NUMBER FILE LINE COLUMN LENGTH PUT
    mutant=$build/mutant-$1
    awk -v line="$3" -v at="$4" -v count="$5" -v put="$6" \
        'NR == line { $0 = substr($0, 1, at - 1) put substr($0, at + count) } { print }' "$root/$2" >"$mutant.c"
    if compile "$mutant.c" "$mutant.o"; then
        echo built >"$mutant.told"
        ! survives "$mutant.o" "$2" ||
            echo "$2:$3: $(changed_line "$root/$2" "$3") → $(changed_line "$mutant.c" "$3"): survived" >>"$mutant.told"
    fi
    rm -f "$mutant.c" "$mutant.o" "$mutant.o.test"
}

if [ "$1" = --one ]; then # xargs calls this for each
    root=$2 build=$3 objects=$3 flags=
    [ "$4" = plain ] || sanitize
    IFS='	' read -r hash file line column length put <<END_OF_ROW
$5
END_OF_ROW
    try_mutant "$hash-$line-$column" "$file" "$line" "$column" "$length" "$put"
    exit
fi

try_each() { # plain|sanitized ROW..., on standard input
    jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
    tr '\n' '\0' | xargs -0 -n 1 -P "$jobs" sh "$here/run.sh" --one "$root" "$build" "$1"
}

# The rows of the list that survived.
list_survivors() {
    while IFS='	' read -r hash file line column rest; do
        ! grep -q ': survived$' "$build/mutant-$hash-$line-$column.told" 2>/dev/null ||
            printf '%s\t%s\t%s\t%s\t%s\n' "$hash" "$file" "$line" "$column" "$rest"
    done <"$build/list"
}

try_mutants() { # FILE...
    (cd "$root" && awk -f "$here/list.awk" "$@") | sort -n | head -n "${MUTANTS:-130}" >"$build/list"
    [ -s "$build/list" ] || fail "there is nothing to change"
    try_each plain <"$build/list"
    list_survivors >"$build/survivors"
    if [ -s "$build/survivors" ] && (prepare_sanitized); then
        try_each sanitized <"$build/survivors"
    fi
}

tell() {
    find "$build" -name '*.told' -exec cat {} + >"$build/all"
    grep -v '^built$' "$build/all" | sort -t: -k1,1 -k2,2n || :
    tried=$(grep -c '^built$' "$build/all" || :)
    left=$(grep -vc '^built$' "$build/all" || :)
    [ "$tried" -gt 0 ] || fail "no change can be compiled"
    echo "$((tried - left)) of $tried died ($(((tried - left) * 100 / tried)) %)"
    [ $(((tried - left) * 10)) -ge $((tried * 9)) ]
}

root=$(CDPATH='' cd -- "$1" && pwd)
mkdir -p "$2"
build=$(CDPATH='' cd -- "$2" && pwd)
objects=$build flags=
shift 2
prepare
# Their names hold no blanks.
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(list_files src/quiz src/sim)
try_mutants "$@"
tell
