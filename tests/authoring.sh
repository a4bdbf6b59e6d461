#!/bin/sh
# Holds docs/authoring.md against the program (authoring.py). Says that it is skipped where there is no Python.
#
# usage: authoring.sh [--update] RTLESSON
set -eu

command -v python3 >/dev/null || { echo 'there is no python3 here'; exit 77; }
exec python3 "$(dirname -- "$0")/authoring.py" "$@"
