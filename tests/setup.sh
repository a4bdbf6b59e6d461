#!/bin/sh
# Checks what ./dev installs, in a small world of its own: a PATH that holds a few tools of the system, and in place of
# compiler, package managers and sudo programs that only write down how they were called.
set -eu

dev=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)/dev
shell=$(command -v sh)
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
passed=0
failed=0

new_world() { # USER_ID MANAGER
    rm -rf "${world:?}"/*
    mkdir "$world/bin" "$world/tmp"
    for tool in awk basename cat cmp cut dirname env mktemp rm sed sort tr; do
        ln -s "$(command -v "$tool")" "$world/bin/$tool"
    done
    invent id "echo $1"
    [ -z "$2" ] || invent "$2" "echo $2 \"\$@\" >>'$world/calls'"
    : >"$world/calls"
}

invent() { # PROGRAM SHELL_LINE
    printf '#!%s\n%s\n' "$shell" "$2" >"$world/bin/$1"
    chmod +x "$world/bin/$1"
}

# As if the manager had done its work.
provide_everything() {
    for program in cc pkg-config ninja tmux clang python3; do invent "$program" 'exit 0'; done
    invent cmake 'echo cmake version 3.25.1'
}

# A tree of its own, so that no build directory of this one is touched.
new_tree() {
    mkdir "$world/tree" "$world/tree/tests"
    cp "$dev" "$world/tree/dev"
    cp "${dev%/*}/tests/count.awk" "$world/tree/tests"
    for tool in getconf grep; do ln -s "$(command -v "$tool")" "$world/bin/$tool"; done
    provide_everything
    # Writes down how it was called, and the report of one test that passed.
    invent ctest "
        echo ctest \"\$@\" >>'$world/calls'
        while [ \"\$1\" != --output-junit ]; do shift; done
        mkdir -p \"\${2%/*}\"
        printf '<testcase name=\"a\" status=\"run\">\n</testcase>\n' >\"\$2\""
    ln -s "$(command -v mkdir)" "$world/bin/mkdir"
}

run_in_tree() { # ARGUMENT...: the same in that tree
    kept=$dev
    dev=$world/tree/dev
    run "$@"
    dev=$kept
}

run() { # ARGUMENT...: sets $status, $said (both outputs) and $calls
    status=0
    said=$(env -i PATH="$world/bin" TMPDIR="$world/tmp" "$shell" "$dev" "$@" 2>&1) || status=$?
    calls=$(cat "$world/calls")
}

same() { # WHAT EXPECTED FOUND
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\nexpected: %s\nfound: %s\nit said: %s\n' "$1" "$2" "$3" "$said"
    fi
}

says() { # WHAT PATTERN
    case $said in
    *$2*) same "$1" '' '' ;;
    *) same "$1" "$2" "$said" ;;
    esac
}

expect_packages() { # MANAGER CALL...: what setting up the groups build and test calls as root
    new_world 0 "$1"
    run setup build test
    expected=$2
    [ $# -lt 3 ] || expected=$(printf '%s\n%s' "$2" "$3")
    same "the packages of $1" "$expected" "$calls"
}

expect_packages apt-get 'apt-get update -q' 'apt-get install -q -y --no-install-recommends cmake gcc libc6-dev libcjson-dev libcmark-dev libcmocka-dev libncurses-dev libsqlite3-dev libunistring-dev libvterm-dev ninja-build pkg-config tmux'
expect_packages dnf 'dnf install -y cjson-devel cmake cmark-devel gcc glibc-devel libcmocka-devel libunistring-devel libvterm-devel ncurses-devel ninja-build pkgconf-pkg-config sqlite-devel tmux'
expect_packages pacman 'pacman -S --needed --noconfirm cjson cmake cmark cmocka gcc libunistring libvterm ncurses ninja pkgconf sqlite tmux'
expect_packages apk 'apk add --update-cache cjson-dev cmake cmark-dev cmocka-dev gcc libunistring-dev libvterm-dev musl-dev ncurses-dev pkgconf samurai sqlite-dev tmux'
expect_packages zypper 'zypper --non-interactive install cmake gcc glibc-devel libcmocka-devel libunistring-devel libvterm-devel ncurses-devel ninja pkgconf-pkg-config pkgconfig(libcjson) pkgconfig(libcmark) sqlite3-devel tmux'
expect_packages brew 'brew --prefix' 'brew install cjson cmake cmark cmocka libunistring libvterm ncurses ninja pkgconf sqlite tmux'
same 'brew brings no compiler, so that one is missing still' 1 "$status"
says 'what is to be done about it' 'brew has no package for compiler: please install it by hand'

new_world 0 apk
run setup
says 'what will be installed' 'installing with apk: cjson-dev cmake'
says 'what the manager did not bring' 'still missing: compiler cmake ninja'
same 'a manager that does not help is a failure' 1 "$status"

new_world 0 pacman
invent pacman "echo pacman \"\$@\" >>'$world/calls'; [ \"\$1\" = -Sy ]"
provide_everything
rm "$world/bin/ninja"
run setup
same 'a list of packages that is out of date is fetched' "$(printf 'pacman -S --needed --noconfirm ninja\npacman -Sy --needed --noconfirm ninja')" "$calls"

new_world 0 apt-get
provide_everything
run setup build test sanitize clang
same 'all there: the manager is not called' '' "$calls"
same 'all there: nothing is said' '' "$said"
same 'all there: no failure' 0 "$status"

new_world 1000 dnf
provide_everything
rm "$world/bin/tmux"
invent sudo "echo sudo \"\$@\" >>'$world/calls'"
run setup test
same 'a user asks sudo, for the one thing missing' 'sudo dnf install -y tmux' "$calls"

new_world 1000 apt-get
run setup test
same 'a user without sudo: nothing is called' '' "$calls"
says 'a user without sudo is told the packages' 'please install with apt-get, as root (there is no sudo here): libcmocka-dev libvterm-dev tmux'
same 'a user without sudo: failure' 1 "$status"

new_world 0 ''
run setup test
says 'without a known manager the needs are named' 'please install: cmocka libvterm tmux'

new_world 0 apt-get
provide_everything
invent cmake 'echo cmake version 3.22.1'
run setup
says 'an old CMake' 'CMake 3.22.1 is too old: 3.25 or newer is needed'
same 'an old CMake is a failure' 1 "$status"
for version in 3.25.0 3.31.6 4.0.0-rc1; do
    invent cmake "echo cmake version $version"
    run setup
    same "CMake $version is new enough" 0 "$status"
done

new_world 0 apt-get
new_tree
for words in '' '--short' '--short --preset sanitize' '--short golden'; do
    # One word each.
    # shellcheck disable=SC2086
    run_in_tree test $words
    same "test $words" 0 "$status"
    says "test $words: the count" '1 passed, 0 failed'
done
what_was_left_out=$(echo "$calls" | sed "s|^.*/build/\([a-z]*\) .*tests.xml|\1|")
same 'the tests that are asked for' "$(printf '%s\n' dev \
    'dev -LE walk|fuzz|bench|build' \
    'sanitize -LE walk|fuzz|bench|build' \
    'dev -R golden -LE walk|fuzz|bench|build')" "$what_was_left_out"

new_world 0 apt-get
new_tree
rm "$world/bin/python3"
run_in_tree test
same 'what one test needs is asked for' "$(printf 'apt-get update -q\napt-get install -q -y --no-install-recommends python3-jsonschema')" \
    "$(echo "$calls" | grep ^apt-get)"
says 'where it cannot be had' 'the test agree will be skipped'
same 'the other tests are run all the same' 0 "$status"
says 'and counted' '1 passed, 0 failed'

new_world 0 dnf
provide_everything
run static
says 'a static build elsewhere than on Debian' 'on Debian: there is no apt-get here'
same 'a static build elsewhere than on Debian is a failure' 1 "$status"
same 'a static build elsewhere than on Debian installs nothing' '' "$calls"

# The list of sources is made of both forms of the machine's own lines; what then cannot be fetched ends it.
new_world 0 ''
mkdir "$world/etc" "$world/etc/list.d"
printf '# ours\ndeb [signed-by=k] http://one main\ndeb-src http://two main\n' >"$world/etc/list"
printf 'deb\thttp://three main\n' >"$world/etc/list.d/three.list"
printf 'Types: deb\nURIs: http://four\nSuites: s\n' >"$world/etc/list.d/four.sources"
for tool in ln mkdir; do ln -s "$(command -v $tool)" "$world/bin/$tool"; done
invent apt-config "echo \"list='$world/etc/list' parts='$world/etc/list.d/'\""
invent apt-get "case \"\$*\" in *\ update) ;; *) echo \"\$@\" >>'$world/calls'; exit 100 ;; esac"
status=0
said=$(env -i PATH="$world/bin" TMPDIR="$world/tmp" "$shell" "${dev%/*}/cmake/static.sh" "$world" "$world/build" 2 2>&1) || status=$?
same 'the lines of lists' "$(printf '%s\n' 'deb-src [signed-by=k] http://one main' 'deb-src http://three main')" \
    "$(cat "$world/build/sources/list")"
same 'the paragraphs of sources' "$(printf 'Types: deb-src\nURIs: http://four\nSuites: s')" \
    "$(cat "$world/build/sources/list.d/four.sources")"
same 'what cannot be fetched is a failure' 100 "$status"
case $(cat "$world/calls") in
*"source --download-only ncurses cjson cmark libunistring sqlite3") same 'the packages of sources' '' '' ;;
*) same 'the packages of sources' 'ncurses cjson cmark libunistring sqlite3' "$(cat "$world/calls")" ;;
esac

new_world 0 apt-get
provide_everything
run setup static
same 'what a static build needs' "$(printf 'apt-get update -q\napt-get install -q -y --no-install-recommends dpkg-dev make musl-tools tcl')" "$calls"
run static now
same 'static has no option' 2 "$status"

run fromat
says 'an unknown command gets a suggestion' "there is no command 'fromat'; did you mean 'format'?"
same 'an unknown command is a misuse' 2 "$status"
run test --presets
same 'an unknown option is a misuse' 2 "$status"
run build debug
same 'an unknown preset is a misuse' 2 "$status"
run fuzz lesson 1
says 'an unknown fuzz target' "there is no fuzz target 'lesson', but loader, keys and decoder"
same 'an unknown fuzz target is a misuse' 2 "$status"
run fuzz loader soon
same 'no minutes are a misuse' 2 "$status"
run setup everything
same 'an unknown group is a misuse' 2 "$status"
run
same 'no command shows the help' 0 "$status"
says 'the help' 'usage: ./dev COMMAND'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
