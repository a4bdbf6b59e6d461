#!/bin/sh
# Holds the floors: reads every include under src/ and include/ and fails, with file and line, on one that goes
# up, on one of a floor that is not written "floor/header.h", on a file that is on no floor, on a library met
# outside its file, on an allocation past base/memory, and on a .c under src/ whose first line does not say what it is for. Looks into the core
# library, too: it must need nothing of curses.
# Then does the same to a small tree with one mistake of each sort, to show that each is noticed.
#
# usage: floors.sh [CORE_LIBRARY]
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
core_library=${1-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# From the bottom up; src/README.md says what lives on each.
floors='base sim quiz lesson ui blocks record player term cli'

# The pattern of a library's headers, and where alone they may be included. A minus: nowhere but in tests.
libraries='
(cjson/)?cJSON[.]h                                  src/lesson/json[.]c
cmark(_.*)?[.]h                                     src/ui/prose[.]c
uni(case|conv|ctype|gbrk|lbrk|name|norm|stdio|str|string/.*|types|wbrk|width)[.]h  src/base/text[.]c
sqlite3(ext)?[.]h                                   src/record/db[.]c
(ncursesw?/)?(n?curses|term|unctrl|panel|menu|form|tic)[.]h  src/term/.*[.][ch]
vterm(_.*)?[.]h                                     -
'

# The functions and variables without which no program draws with curses.
curses_symbols='initscr|newterm|endwin|doupdate|stdscr|curscr|newscr|set_term|setupterm|tputs|tiget(str|num|flag)
|keypad|raw|cbreak|nodelay|start_color|use_default_colors|init_pair|resizeterm|setcchar|getcchar|curs_set
|w(add|ins|get|move|refresh|noutrefresh|erase|clear|attr|color|clrto|in_|timeout).*|mv(w)?(add|ins|get|in_).*'

export floors libraries curses_symbols

find_mistakes() { # TREE: one line per mistake, nothing in a tree that is well
    # shellcheck disable=SC2016
    (cd "$1" && find src include -type f -name '*.[ch]' | sort | xargs awk '
        function mistake(text) { printf "%s:%d: %s\n", FILENAME, FNR, text }

        BEGIN {
            count = split(ENVIRON["floors"], name, " ")
            for (i = 1; i <= count; i++) height[name[i]] = i
            rows = split(ENVIRON["libraries"], row, "\n")
            for (i = 1; i <= rows; i++) {
                if (split(row[i], column, " ") != 2) continue
                pattern[++known] = "^" column[1] "$"
                home[known] = "^" column[2] "$"
            }
        }

        FNR == 1 {
            parts = split(FILENAME, part, "/")
            own = part[2]
            if (parts < 3 || !(own in height)) {
                mistake("this file is on no floor")
                own = ""
            }
            if (FILENAME ~ /^src\/.*[.]c$/ && $0 !~ /^\/\* [^ ]+ [^ ]+ [^ ]+/)
                mistake("the file does not begin with what it is for: /* ... */")
        }

        FILENAME != "src/base/memory.c" &&
        match($0, /(^|[^A-Za-z0-9_.>])(malloc|calloc|realloc|reallocarray|aligned_alloc|strn?dup|v?asprintf|getline|getdelim|open_memstream)\(/) {
            call = substr($0, RSTART, RLENGTH - 1)
            sub(/^[^A-Za-z]/, "", call)
            mistake(call " may find no memory: take a function of base/memory.h")
        }

        match($0, /^[ \t]*#[ \t]*include[ \t]*["<][^">]+[">]/) {
            header = substr($0, RSTART, RLENGTH)
            sub(/^[^"<]*/, "", header)
            quoted = header ~ /^"/
            header = substr(header, 2, length(header) - 2)

            for (i = 1; i <= known; i++)
                if (header ~ pattern[i] && FILENAME !~ home[i])
                    mistake("<" header "> is a library met elsewhere")

            depth = split(header, piece, "/")
            of_floor = depth > 1 && piece[1] in height
            if (quoted != of_floor)
                mistake(quoted ? "\"" header "\" names no floor: write \"floor/header.h\"" \
                               : "<" header "> is of a floor: write \"" header "\"")
            else if (of_floor && own != "" && height[piece[1]] > height[own])
                mistake("\"" header "\" goes up from " own " to " piece[1])
        }') || echo "the includes of $1 could not be read"
}

find_curses() { # LIBRARY: the curses symbols that it needs
    nm -u "$1" >"$scratch/symbols" 2>/dev/null || echo "the symbols of $1 could not be read"
    awk '
        BEGIN { symbols = ENVIRON["curses_symbols"]; gsub(/\n/, "", symbols) }
        { sub(/^_/, "", $NF) }
        $NF ~ "^(" symbols ")$" { print "needs " $NF " of curses" }' "$scratch/symbols"
}

# --- Saying what came out ------------------------------------------------------------------------

verdict() { # WHAT, FOUND: passed when nothing was found
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s\n%s\n' "FAILED: $1" "$2"
    fi
}

skip() { printf 'left out: %s\n' "$*"; }

# --- Does each mistake show? ---------------------------------------------------------------------

write() { # FILE LINE...
    mkdir -p "$(dirname "$tree/$1")"
    file=$tree/$1
    shift
    printf '%s\n' "$@" >"$file"
}

head='/* What it is for. */'

# A tree that is well but for the one file named, whose mistake must be the only one.
expect_mistake() { # MISTAKE FILE LINE...
    expected=$1
    shift
    tree=$scratch/tree
    rm -rf "$tree"
    write include/base/text.h '#include <stddef.h>'
    write src/base/text.c "$head" '#include "base/text.h"' '#include <uniwidth.h>' '#include <unistd.h>'
    write src/lesson/json.c "$head" '#include <cjson/cJSON.h>' '#include "base/text.h"'
    write src/ui/prose.c "$head" '#include <cmark.h>' '#include "lesson/json.h"'
    write src/record/db.c "$head" '#include <sqlite3.h>'
    write src/term/screen.c "$head" '#include <curses.h>' '#include "ui/canvas.h"' '#include "term/screen.h"'
    [ $# -eq 0 ] || write "$@"
    found=$(find_mistakes "$tree")
    [ "$found" = "$expected" ] || printf 'expected: %s\nfound: %s\n' "${expected:-nothing}" "${found:-nothing}"
}

check_this_check() {
    verdict 'a tree that is well' "$(expect_mistake '')"
    verdict 'an include that goes up' "$(expect_mistake \
        'src/sim/run.c:3: "ui/canvas.h" goes up from sim to ui' \
        src/sim/run.c "$head" '#include <stdio.h>' '  #  include  "ui/canvas.h"')"
    verdict 'a header that goes up' "$(expect_mistake \
        'include/base/up.h:1: "sim/trace.h" goes up from base to sim' include/base/up.h '#include "sim/trace.h"')"
    verdict 'a header without its floor' "$(expect_mistake \
        'src/base/arena.c:2: "arena.h" names no floor: write "floor/header.h"' src/base/arena.c "$head" '#include "arena.h"')"
    verdict 'a header by a way of its own' "$(expect_mistake \
        'src/cli/main.c:2: "../ui/canvas.h" names no floor: write "floor/header.h"' src/cli/main.c "$head" '#include "../ui/canvas.h"')"
    verdict 'a header of a floor in angles' "$(expect_mistake \
        'src/cli/main.c:2: <ui/canvas.h> is of a floor: write "ui/canvas.h"' src/cli/main.c "$head" '#include <ui/canvas.h>')"
    verdict 'a file beside the floors' "$(expect_mistake 'src/main.c:1: this file is on no floor' src/main.c "$head" 'int main;')"
    verdict 'a file on an unknown floor' "$(expect_mistake \
        'src/attic/box.c:1: this file is on no floor' src/attic/box.c "$head" '#include "ui/canvas.h"')"
    for header in cjson/cJSON.h cJSON.h cmark.h uniwidth.h unistring/version.h sqlite3.h curses.h ncursesw/ncurses.h vterm.h; do
        verdict "$header outside its file" "$(expect_mistake \
            "src/player/view.c:2: <$header> is a library met elsewhere" src/player/view.c "$head" "#include <$header>")"
    done
    verdict 'the library of another file of the floor' "$(expect_mistake \
        'src/lesson/load.c:2: <cjson/cJSON.h> is a library met elsewhere' src/lesson/load.c "$head" '#include <cjson/cJSON.h>')"
    for call in malloc calloc realloc strdup getline; do
        verdict "$call past base/memory" "$(expect_mistake \
            "src/ui/flow.c:2: $call may find no memory: take a function of base/memory.h" \
            src/ui/flow.c "$head" "    char *copy = ($call(text));")"
    done
    verdict 'a name that ends so' "$(expect_mistake '' src/ui/flow.c "$head" '    hooks.malloc(memory_realloc(1)); /* malloc */')"
    verdict 'base/memory itself' "$(expect_mistake '' src/base/memory.c "$head" 'void *memory = malloc(1);')"
    for first in '#include "base/text.h"' '/* text.c */' '// What it is for.' ''; do
        verdict "a file that begins with: $first" "$(expect_mistake \
            'src/base/more.c:1: the file does not begin with what it is for: /* ... */' src/base/more.c "$first" "$head")"
    done
}

check_the_symbol_check() {
    printf 'int initscr(void), wcwidth(int);\nint draw(void) { return initscr() + wcwidth(0); }\n' >"$scratch/draw.c"
    if ! "${CC:-cc}" -c "$scratch/draw.c" -o "$scratch/draw.o" 2>/dev/null; then
        skip 'whether a curses symbol shows: there is no compiler'
        return
    fi
    found=$(find_curses "$scratch/draw.o")
    [ "$found" = 'needs initscr of curses' ] && found='' || found="found: ${found:-nothing}"
    verdict 'a curses symbol in an object file' "$found"
}

# --- The project ---------------------------------------------------------------------------------

check_this_check
verdict 'the floors of this project' "$(find_mistakes "$root")"
if [ -z "$core_library" ] || ! command -v nm >/dev/null; then
    skip 'the symbols of the core library: no library named, or no nm'
else
    check_the_symbol_check
    verdict "the core library $core_library" "$(find_curses "$core_library")"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
