#!/bin/sh
# Checks count.awk on reports as ctest 3.25 writes them.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
passed=0
failed=0

# A program's outcome, and what it printed, as ctest reports them.
program() { # STATUS OUTPUT [ELEMENT]
    printf '<testcase name="a &lt;name&gt;" classname="a" time="0.1" status="%s">\n%s\n<system-out>%s</system-out>\n</testcase>\n' \
        "$1" "${3-}" "$2"
}

expect() { # WHAT EXPECTED_LINE EXPECTED_STATUS CTEST_STATUS REPORT...
    what=$1 line=$2 status=$3 ctest_status=$4
    shift 4
    got_status=0
    got=$({ echo '<testsuite tests="1" failures="1">'; printf '%s\n' "$@"; echo '</testsuite>'; } |
        awk -v ctest_status="$ctest_status" -f "$here/count.awk") || got_status=1
    if [ "$got" = "$line" ] && [ "$got_status" -eq "$status" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\nexpected: %s (status %d)\nfound: %s (status %d)\n' "$what" "$line" "$status" "$got" "$got_status"
    fi
}

cmocka_group='[==========] Running 4 test(s).
[ RUN      ] a
[       OK ] a
[==========] 4 test(s) run.
[  PASSED  ] 2 test(s).
[  SKIPPED ] 1 test(s), listed below:
[  SKIPPED ] c

 1 SKIPPED TEST(S)
[  FAILED  ] 1 test(s), listed below:
[  FAILED  ] b

 1 FAILED TEST(S)
'
crashed='[==========] Running 2 test(s).
[ RUN      ] a
[       OK ] a
[ RUN      ] b
'
skipped_element='<skipped message="SKIP_RETURN_CODE=77"/>'
missing_element='<skipped message="Unable to find executable"/>'

expect 'nothing ran' '0 passed, 0 failed' 1 0 ''
expect 'a program without a count' '1 passed, 0 failed' 0 0 "$(program run '')"
expect 'a program without a count that failed' '0 passed, 1 failed' 1 8 "$(program fail 'oh')"
expect 'a cmocka group' '2 passed, 1 failed, 1 skipped' 1 8 "$(program fail "$cmocka_group")"
expect 'two cmocka groups in a program' '4 passed, 2 failed, 2 skipped' 1 8 "$(program fail "$cmocka_group$cmocka_group")"
expect 'a cmocka program that crashed' '0 passed, 1 failed' 1 8 "$(program fail "$crashed")"
expect 'a leak after all passed' '5 passed, 1 failed' 1 8 "$(program fail '[  PASSED  ] 5 test(s).')"
expect 'a runner that counts' '7 passed, 0 failed' 0 0 "$(program run '7 passed, 0 failed
')"
expect 'the last count of a runner' '3 passed, 2 failed, 1 skipped' 1 8 "$(program fail 'x
7 passed, 0 failed
3 passed, 2 failed, 1 skipped
')"
expect 'a count behind a word' '4 passed, 0 failed' 0 0 "$(program run 'frames: 4 passed, 0 failed')"
expect 'a count inside a sentence' '1 passed, 0 failed' 0 0 "$(program run 'here 5 passed, 9 failed it said')"
expect 'a runner that failed without a failure' '7 passed, 1 failed' 1 8 "$(program fail '7 passed, 0 failed')"
expect 'a program that asked to be skipped' '1 passed, 0 failed, 1 skipped' 0 0 \
    "$(program run '')" "$(program notrun '' "$skipped_element")"
expect 'nothing but skipped' '0 passed, 0 failed, 1 skipped' 1 0 "$(program notrun '' "$skipped_element")"
expect 'a program that is missing' '0 passed, 1 failed' 1 8 "$(program notrun 'Unable to find executable: x' "$missing_element")"
expect 'a disabled program' '1 passed, 0 failed, 1 skipped' 0 0 "$(program run '')" "$(program disabled 'Disabled')"
expect 'ctest unhappy for a reason of its own' '1 passed, 0 failed' 1 8 "$(program run '')"
expect 'several programs' '10 passed, 1 failed, 1 skipped' 1 8 \
    "$(program run '7 passed, 0 failed')" "$(program run '')" "$(program fail "$cmocka_group")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
