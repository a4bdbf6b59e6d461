#!/bin/sh
# must-fail.sh RUNNER PROGRAM ROOT SCRIPT: passes if the script fails as it says after "# fails with: ",
# once for every such line, and with the status after "# status: ", 1 unless it says otherwise.
for script; do :; done
wanted=$(sed -n 's/^# status: //p' "$script")
report=$("$@" 2>&1)
status=$?
printf '%s\n' "$report"
if [ "$status" -ne "${wanted:-1}" ]; then
    echo "status $status instead of ${wanted:-1}"
    exit 1
fi
grep -q '^# fails with: ' "$script" || { echo "the script does not say how it fails"; exit 1; }
sed -n 's/^# fails with: //p' "$script" | while IFS= read -r message; do
    if ! printf '%s\n' "$report" | grep -qF -- "$message"; then
        echo "this is missing in the report: $message"
        exit 1
    fi
done || exit 1
# The last count is the one that counts.
echo "1 passed, 0 failed"
