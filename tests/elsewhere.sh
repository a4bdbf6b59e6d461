#!/bin/sh
# Builds the program as nobody here does: optimised, without pkg-config, in a place whose path has a blank, an umlaut, a # and an
# apostrophe; installs it, and looks at what came out. What is there for assertions alone must leave no warning where they are off.
#
# usage: elsewhere.sh [CMAKE_OPTION...]
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tree="$scratch/it's Größe #1"
# make takes what follows a # for a comment, and the configuration says so.
case $* in *Makefiles*) tree="$scratch/it's Größe 1" ;; esac
passed=0
failed=0

verdict() { # WHAT COMMAND...
    what=$1
    shift
    if "$@" >"$scratch/said" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$what"
        tail -n 40 "$scratch/said"
    fi
}

copy_tree() {
    mkdir "$tree"
    for part in CMakeLists.txt LICENSE cmake docs include lessons src tests; do cp -R "$root/$part" "$tree"; done
}

configure() {
    cmake -S "$tree" -B "$tree/build" -DCMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON -DCMAKE_BUILD_TYPE=Release \
        -DRTLESSON_TESTS=OFF -DRTLESSON_WERROR=ON "$@"
}

refuses_make() {
    mkdir "$scratch/a #"
    ! cmake -S "$tree" -B "$scratch/a #" -G 'Unix Makefiles' >"$scratch/refused" 2>&1 && grep 'cmake -G Ninja' "$scratch/refused"
}

is_without_pkg_config() { ! grep '^PKG_CONFIG_EXECUTABLE' "$tree/build/CMakeCache.txt"; }

shows_the_frame_of_the_readme() {
    (cd / && "$scratch/prefix/bin/rtlesson" show --section root-problem --at 7s) >"$scratch/frame"
    awk '/^```/ { inside = $0 == "```text"; next } inside' "$root/README.md" | diff - "$scratch/frame"
}

copy_tree
verdict 'make is refused where it cannot read the path' refuses_make
verdict 'it is configured' configure "$@"
verdict 'pkg-config was not asked' is_without_pkg_config
verdict 'it is built' cmake --build "$tree/build" --parallel "$(getconf _NPROCESSORS_ONLN)" --target rtlesson
verdict 'it is installed' cmake --install "$tree/build" --prefix "$scratch/prefix"
rm -rf "$tree"
unset RTLESSON_PATH
LC_ALL=C.UTF-8
export LC_ALL
verdict 'it shows its lesson, without the tree it came from' shows_the_frame_of_the_readme
status=0
sh "$root/tests/hardened.sh" "$scratch/prefix/bin/rtlesson" "$scratch" optimised >"$scratch/said" || status=$?
case $status in
0) passed=$((passed + $(sed -n '$s/ .*//p' "$scratch/said"))) ;;
77) echo 'whether it is hardened cannot be said here' ;;
*) failed=$((failed + 1)) && cat "$scratch/said" ;;
esac

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
