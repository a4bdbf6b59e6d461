#!/bin/sh
# Tries a static program: that it needs no other file, knows terminals where nothing describes them, and shows the frames of
# the ordinary one.
#
# usage: static.sh RTLESSON E2E_RUNNER RTLESSON_GOLDEN
set -u

program=$1
runner=$2
golden=$3
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
mkdir "$scratch/empty"
cp "$program" "$scratch/empty/rtlesson"

verdict() { # WHAT COMMAND...
    what=$1
    shift
    if "$@" >"$scratch/said" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$what"
        cat "$scratch/said"
    fi
}

needs_no_library() {
    readelf -lW "$program" >"$scratch/headers" && ! grep -e INTERP "$scratch/headers" &&
        ! readelf -dW "$program" | grep NEEDED
}

names_no_path_of_the_tree() { ! grep -aoF -e "$root" "$program"; }

# Where only this file is. Who may not make that place the whole world sees the rest of the world, too.
alone() {
    if [ "$(id -u)" -eq 0 ]; then
        chroot "$scratch/empty" /rtlesson "$@"
    else
        "$scratch/empty/rtlesson" "$@"
    fi
}

shows_the_frame_of_the_readme() { # VARIABLE=VALUE...
    awk '/^```/ { inside = $0 == "```text"; next } inside' "$root/README.md" >"$scratch/expected"
    (
        unset RTLESSON_PATH LC_ALL LC_CTYPE LANG
        # Each with its value.
        # shellcheck disable=SC2163
        [ $# -eq 0 ] || export "$@"
        alone show --section root-problem --at 7s
    ) | diff "$scratch/expected" -
}

plays() { "$runner" "$scratch/empty/rtlesson" "$root" "$root/tests/e2e/$1.e2e"; }

plays_in() { # TERM
    {
        echo "ENV TERM=$1"
        echo "ENV TERMINFO=/nonexistent"
        if [ "$(id -u)" -eq 0 ]; then echo "RUN-PROGRAM chroot \"$scratch/empty\" /rtlesson"; else echo RUN; fi
        echo 'screen "Real-time Updates"'
        echo 'KEYS Right'
        echo 'screen "Section 2 of"'
        echo 'KEYS q'
        echo 'exit 0'
    } >"$scratch/play.e2e"
    "$runner" "$scratch/empty/rtlesson" "$root" "$scratch/play.e2e"
}

verdict 'it needs no library' needs_no_library
verdict 'it does not tell where it was built' names_no_path_of_the_tree
verdict 'it shows its lesson alone, without a locale' shows_the_frame_of_the_readme
verdict 'it shows its lesson alone, in a locale that is not there' shows_the_frame_of_the_readme LC_ALL=de_DE.UTF-8
for script in bundled locale-c locale-none film; do
    verdict "it plays $script.e2e" plays "$script"
done
for term in xterm-256color screen-256color tmux-256color linux vt100; do
    verdict "it plays in $term" plays_in "$term"
done
(cd "$root" && "$golden" tests/golden "$scratch/empty/rtlesson") >"$scratch/goldens"
tail -n 20 "$scratch/goldens" | sed '$d'
passed=$((passed + $(sed -n '$s/ passed.*//p' "$scratch/goldens")))
failed=$((failed + $(sed -n '$s/.*, \([0-9]*\) failed.*/\1/p' "$scratch/goldens")))

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
