#!/bin/sh
# Checks which tests `./dev test --short` leaves out of a build: those that take long by nature, and no other.
#
# usage: labels.sh BUILD_DIRECTORY
set -eu

build=$1
passed=0
failed=0

names() { ctest --test-dir "$build" -N "$@" | sed -n 's/^ *Test *#[0-9]*: //p'; }

all=$(names)
short=$(names -LE 'walk|fuzz|bench|build')

expect() { # NAME there|left-out
    found=left-out
    if echo "$short" | grep -qxF -e "$1"; then found=there; fi
    if [ "$found" = "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1 should be $2"
    fi
}

for name in floors golden commands unit_base_text unit_sim_run e2e_start e2e_film; do
    if echo "$all" | grep -qxF -e "$name"; then expect "$name" there; fi
done
for name in $(echo "$all" | grep -e walk -e monkey -e fuzz -e mutate -e bench -e elsewhere); do expect "$name" left-out; done
# However they are named: more than a few would make a short run no test.
expect_most=$(($(echo "$all" | wc -l) - $(echo "$short" | wc -l)))
if [ "$expect_most" -le 20 ]; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "FAILED: $expect_most tests are left out"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
