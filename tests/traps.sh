#!/bin/sh
# Tries that what a programmer may forget does not compile, or ends the program at its start: on copies of the sources, with a
# mistake in each. Of every mistake the file is first compiled as it is, so that it is the mistake which is refused.
#
# usage: traps.sh COMPILER
set -u

compiler=$1
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
tree=$scratch/tree

anew() { rm -rf "$tree" && mkdir "$tree" && cp -R "$root/include" "$root/src" "$tree"; }

compiles() { # FILE
    "$compiler" -std=c11 -D_POSIX_C_SOURCE=200809L -Werror -fsyntax-only -I"$tree/include" -I"$tree/src" "$tree/$1" \
        >"$scratch/said" 2>&1
}

verdict() { # WHAT STATUS
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
        cat "$scratch/said"
    fi
}

is_refused() { # WHAT FILE-TO-COMPILE WORDS-OF-THE-ERROR FILE-TO-CHANGE SED-COMMAND
    anew
    compiles "$2"
    verdict "as it is, $2 compiles" $?
    sed "$5" "$tree/$4" >"$scratch/changed" && mv "$scratch/changed" "$tree/$4"
    ! compiles "$2" && grep -e "$3" "$scratch/said" >/dev/null
    verdict "$1 does not compile" $?
}

is_taken() { # WHAT FILE-TO-COMPILE FILE-TO-CHANGE SED-COMMAND
    anew
    sed "$4" "$tree/$3" >"$scratch/changed" && mv "$scratch/changed" "$tree/$3"
    ! cmp -s "$root/$3" "$tree/$3" && compiles "$2"
    verdict "$1 compiles" $?
}

# So many names, each with its comma.
names() { # COUNT
    i=0
    while [ $i -lt "$1" ]; do
        printf 'MORE_%d, ' $i
        i=$((i + 1))
    done
}

is_refused 'a measure that there is not' src/blocks/diagram/figures_form.c MEASURE_EMPTY_PER_HUOR \
    src/blocks/diagram/figures_form.c s/MEASURE_EMPTY_PER_HOUR/MEASURE_EMPTY_PER_HUOR/
is_refused 'a knob that there is not' src/blocks/film/knobs.c KNOB_CLEINTS \
    src/blocks/film/knobs.c s/KNOB_CLIENTS/KNOB_CLEINTS/
is_taken 'a diagram with seven more keys' src/blocks/diagram/keys.c \
    src/blocks/diagram/action.h "s/^    DIAGRAM_ACTIONS/    $(names 7)&/"
is_refused 'a diagram with more keys than a set holds' src/blocks/diagram/keys.c 'set of bits' \
    src/blocks/diagram/action.h "s/^    DIAGRAM_ACTIONS/    $(names 24)&/"
is_taken 'a dozen more knobs' src/cli/options.c include/sim/knob.h "s/^    KNOB_COUNT/    $(names 12)&/"
is_refused 'more knobs than a set holds' src/cli/options.c 'set of knobs' \
    include/sim/knob.h "s/^    KNOB_COUNT/    $(names 37)&/"
is_refused 'a style of messages without its look' src/ui/sequence_draw.c 'a row each' \
    include/sim/trace.h "s/^    TRACE_STYLE_COUNT/    MORE, &/"
is_refused 'a part of facts that is there already' src/lesson/own.c own_tries \
    include/lesson/own.h 's/OWN(seen)/OWN(tries)/'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
