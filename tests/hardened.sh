#!/bin/sh
# Reads from a binary what protects it, and that it does not tell where it was built.
# Says that it is skipped where the binary is none of GNU/Linux on x86-64, or nothing can read it.
#
# usage: hardened.sh BINARY SOURCE_TREE [optimised|asserting]
set -eu

binary=$1
root=$2
made=${3-}
passed=0
failed=0

if ! command -v readelf >/dev/null || ! command -v objdump >/dev/null; then
    echo 'there is no readelf or objdump here'
    exit 77
fi
if ! readelf -hW "$binary" 2>/dev/null | grep 'Machine:.*X86-64' >/dev/null ||
    ! readelf -dW "$binary" | grep 'NEEDED.*\[libc\.so\.6\]' >/dev/null; then
    echo "$binary is no program of GNU/Linux on x86-64"
    exit 77
fi

holds() { # WHAT PATTERN COMMAND...: the command prints a line like the pattern
    what=$1 pattern=$2
    shift 2
    if "$@" | grep -e "$pattern" >/dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: %s shows no %s\n' "$what" "$*" "$pattern"
    fi
}

disassemble() { objdump -d --no-show-raw-insn "$binary"; }

begin_of_main() { disassemble | awk '/ <main>:$/ { shown = 2 } shown-- > 0'; }

# Frames that are made in one step of more than a page, over which the stack could jump its guard page.
largest_steps() {
    disassemble | awk '
        match($0, /sub +\$0x[0-9a-f]+,%rsp/) {
            bytes = substr($0, RSTART, RLENGTH)
            gsub(/.*0x|,.*/, "", bytes)
            # A negative one gives back.
            if (bytes !~ /^ffff/ && (length(bytes) > 4 || (length(bytes) == 4 && bytes != "1000"))) { print; found = 1 }
        }
        END { if (!found) print "no larger step" }'
}

says_nothing_of() { # TEXT
    if grep -aF -- "$1" "$binary" >/dev/null; then
        failed=$((failed + 1))
        printf 'FAILED: the binary holds the text %s\n' "$1"
    else
        passed=$((passed + 1))
    fi
}

holds 'its addresses differ from start to start' 'Type: *DYN' readelf -hW "$binary"
holds 'part of its data is closed after the start' GNU_RELRO readelf -lW "$binary"
holds 'all functions are found at the start, so that their table is part of that' 'BIND_NOW\|FLAGS_1.* NOW' readelf -dW "$binary"
holds 'its stack cannot be run' 'GNU_STACK.* RW ' readelf -lW "$binary"
holds 'its stack is watched' __stack_chk_fail readelf --dyn-syms -W "$binary"
holds 'jumps land where they may' endbr64 begin_of_main
holds 'a large frame is taken page by page' '^no larger step$' largest_steps
# Whether it asks what it takes for granted: where it is worked on it does, where it is used it does not.
assertions() { if readelf --dyn-syms -W "$binary" | grep __assert_fail >/dev/null; then echo on; else echo off; fi; }

case $made in
optimised)
    holds 'calls of the C library know how long a buffer is' '__[a-z]*printf_chk' readelf --dyn-syms -W "$binary"
    holds 'it asserts nothing' '^off$' assertions
    ;;
asserting) holds 'it asserts what it relies on' '^on$' assertions ;;
esac
# The sanitizers keep the names of the sources, to tell where a mistake is.
if ! readelf -sW "$binary" | grep __asan_init >/dev/null; then
    says_nothing_of "$root"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
