#!/bin/sh
# Takes files with both ends of line into a repository of its own and out of it, as a system does whose git writes CRLF.
# Says that it is skipped where there is no git.
set -eu

command -v git >/dev/null || { echo 'there is no git here'; exit 77; }
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# Nothing of the user's own settings.
HOME=$scratch GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE XDG_CONFIG_HOME
git init -q "$scratch/tree"
cd "$scratch/tree"
git config core.autocrlf true
git config core.safecrlf false
cp "$root/.gitattributes" .

both='one\r\ntwo\n'
plain='one\ntwo\n'

put() { # FILE: with both ends of line
    mkdir -p "$(dirname "$1")"
    # The bytes are what is written.
    # shellcheck disable=SC2059
    printf "$both" >"$1"
}

expect() { # FILE BYTES
    # shellcheck disable=SC2059
    printf "$2" >"$scratch/expected"
    if cmp "$scratch/expected" "$1"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1"
        od -c "$1"
    fi
}

texts='dev src/base/text.c include/base/text.h tests/commands.sh tests/golden/golden.c tests/golden/self.sh tests/golden/cases tests/wrong/run.sh
    tests/e2e/start.e2e lessons/course.json CMakeLists.txt'
bytes='tests/wrong/odd.json tests/wrong/odd.expected tests/golden/frame.txt tests/e2e/lessons/film.json'
for file in $texts $bytes; do put "$file"; done
git add .
rm -r dev src include tests lessons CMakeLists.txt
git checkout -q .
for file in $texts; do expect "$file" "$plain"; done
for file in $bytes; do expect "$file" "$both"; done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
