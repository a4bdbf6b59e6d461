# Counts single tests in a JUnit report of ctest and prints `N passed, N failed[, N skipped]`.
# A cmocka program counts as many tests as it says; a shell runner by its own last `N passed, N failed`
# line; any other program as one. One that failed without counting a failure (a crash) adds one, and so
# does one that could not be started; only one that asked for it, or is disabled, is skipped.
# Set ctest_status to ctest's exit status: the exit status is 0 only if that, too, was 0.

function first_number(line) { match(line, /[0-9]+/); return substr(line, RSTART, RLENGTH) + 0 }

/<testcase / {
    failed_run = $0 ~ /status="fail"/
    skipped_run = $0 ~ /status="(notrun|disabled)"/
    cmocka_passed = cmocka_failed = cmocka_skipped = counts_itself = own_passed = own_failed = own_skipped = 0
}

/<skipped message=/ && !/message="SKIP_/ {
    failed_run = 1
    skipped_run = 0
}

/\[  PASSED  \] [0-9]+ test\(s\)/ { cmocka_passed += first_number($0); counts_itself = 1 }
/\[  FAILED  \] [0-9]+ test\(s\)/ { cmocka_failed += first_number($0); counts_itself = 1 }
/\[  SKIPPED \] [0-9]+ test\(s\)/ { cmocka_skipped += first_number($0); counts_itself = 1 }

/(^|>)([^ ]+: )?[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?(<|$)/ {
    line = $0
    gsub(/<[^>]*>/, "", line)
    sub(/^[^ ]+: /, "", line)
    split(line, word, /[ ,]+/)
    own_passed = word[1] + 0
    own_failed = word[3] + 0
    own_skipped = word[5] + 0
    counts_itself = 1
}

/<\/testcase>/ {
    if (!counts_itself) {
        own_passed = !failed_run && !skipped_run
        own_skipped = skipped_run
    }
    now_failed = cmocka_failed + own_failed
    if (failed_run && now_failed == 0)
        now_failed = 1
    passed += cmocka_passed + own_passed
    failed += now_failed
    skipped += cmocka_skipped + own_skipped
}

END {
    printf "%d passed, %d failed", passed, failed
    if (skipped)
        printf ", %d skipped", skipped
    print ""
    exit ctest_status != 0 || failed > 0 || passed == 0
}
