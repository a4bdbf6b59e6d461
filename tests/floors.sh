#!/bin/sh
# Holds the floors and their walls: reads every include under src/ and include/ and fails, with file and line, on one
# that goes up, to a floor or to a room of the same floor; on one through a wall, which is of a header under another
# floor's src/; on a header under include/ that no other floor needs; on what an author wrote where it is not loaded;
# on one of a floor that is not written "floor/header.h"; on a file that is on no floor or in no room; on a library
# met outside its file; on an allocation past base/memory; on a part of facts that is not named by lesson/own.h; and on
# a .c under src/ whose first line does not say what it is for. Looks into the core library, too: it must need nothing
# of curses, and its files must not need each other in a circle.
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
floors='base sim quiz lesson record ui blocks player term cli'

# A floor with rooms: from the bottom up. The first is no room, but what stands in the floor itself; the last, one file
# that knows all rooms. Rooms that stand side by side, with a bar between them, do not know each other.
rooms='blocks . read ask reveal film diagram|slider challenge lint registry'

# The pattern of a library's headers, and where alone they may be included. A minus: nowhere but in tests.
libraries='
(cjson/)?cJSON[.]h                                  src/lesson/json[.]c
cmark(_.*)?[.]h                                     src/ui/prose[.]c
uni(case|conv|ctype|gbrk|lbrk|name|norm|stdio|str|string/.*|types|wbrk|width)[.]h  src/base/(text|fold)[.]c
sqlite3(ext)?[.]h                                   src/record/db[.]c
(ncursesw?/)?(n?curses|term|unctrl|panel|menu|form|tic)[.]h  src/term/.*[.][ch]
regex[.]h                                           src/quiz/pattern[.]c
vterm(_.*)?[.]h                                     -
'

# Where alone a written.h may be included, which holds what an author wrote: by what reads it when it is loaded, and by
# the table of the kind, which knows its size.
loading='src/blocks/(film/(actors|check.*|fields|lane_ids|read.*|script)|diagram/diagram)[.]c
src/blocks/slider/(check.*|decides|fields|finish|fits|read_fills|slider|words)[.]c
src/blocks/challenge/(check|fields|finish|challenge)[.]c'

# The functions and variables without which no program draws with curses.
curses_symbols='initscr|newterm|endwin|doupdate|stdscr|curscr|newscr|set_term|setupterm|tputs|tiget(str|num|flag)
|keypad|raw|cbreak|nodelay|start_color|use_default_colors|init_pair|resizeterm|setcchar|getcchar|curs_set
|w(add|ins|get|move|refresh|noutrefresh|erase|clear|attr|color|clrto|in_|timeout).*|mv(w)?(add|ins|get|in_).*'

export floors rooms libraries loading curses_symbols

find_mistakes() { # TREE: one line per mistake, nothing in a tree that is well
    # shellcheck disable=SC2016
    (cd "$1" && find src include -type f -name '*.[ch]' | sort | xargs awk '
        function mistake(text) { printf "%s:%d: %s\n", FILENAME, FNR, text }

        # The room of a file by its path below src or include, where its floor has any.
        function room_of(path,    depth, piece) {
            depth = split(path, piece, "/")
            if (piece[1] != with_rooms) return ""
            sub(/[.][ch]$/, "", piece[2])
            return depth > 2 || piece[2] in storey ? piece[2] : "."
        }

        function check_wall(header,    is_private) {
            is_private = ("src/" header) in is_there && !(("include/" header) in is_there)
            if (top == "include" && is_private)
                mistake("\"" header "\" is private: who includes this header would reach through the wall")
            else if (is_private && piece[1] != own)
                mistake("\"" header "\" is private to " piece[1] ": it is no header under include/" piece[1])
            else if (piece[1] != own)
                needed["include/" header] = 1
            else if (top == "include")
                leads_to[FILENAME] = leads_to[FILENAME] " include/" header
        }

        function check_room(header,    to) {
            to = room_of(header)
            if (room == "" || to == "" || !(to in storey) || !(room in storey)) return
            if (storey[to] > storey[room])
                mistake("\"" header "\" goes up from " (room == "." ? own : room) " to " to)
            else if (storey[to] == storey[room] && to != room)
                mistake("\"" header "\" goes over from " room " to " to)
        }

        # What a header that is needed includes is needed with it.
        function need(header,    count, i, next_ones) {
            count = split(leads_to[header], next_ones, " ")
            for (i = 1; i <= count; i++)
                if (!(next_ones[i] in needed)) {
                    needed[next_ones[i]] = 1
                    need(next_ones[i])
                }
        }

        BEGIN {
            count = split(ENVIRON["floors"], name, " ")
            for (i = 1; i <= count; i++) height[name[i]] = i
            count = split(ENVIRON["rooms"], name, "[ |]")
            with_rooms = name[1]
            for (i = 2; i <= count; i++) {
                at += index(ENVIRON["rooms"], "|" name[i]) == 0
                storey[name[i]] = at
            }
            for (i = 1; i < ARGC; i++) is_there[ARGV[i]] = 1
            loads = ENVIRON["loading"]
            gsub(/\n/, "|", loads)
            loads = "^(" loads ")$"
            rows = split(ENVIRON["libraries"], row, "\n")
            for (i = 1; i <= rows; i++) {
                if (split(row[i], column, " ") != 2) continue
                pattern[++known] = "^" column[1] "$"
                home[known] = "^" column[2] "$"
            }
        }

        FNR == 1 {
            parts = split(FILENAME, part, "/")
            top = part[1]
            own = part[2]
            room = room_of(substr(FILENAME, length(top) + 2))
            if (parts < 3 || !(own in height)) {
                mistake("this file is on no floor")
                own = ""
            }
            if (parts > (own == with_rooms ? 4 : 3) || room != "" && !(room in storey))
                mistake("this file is in no room")
            if (top == "include" && ("src/" substr(FILENAME, 9)) in is_there)
                mistake("this header is there twice")
            if (FILENAME ~ /^src\/.*[.]c$/ && $0 !~ /^\/\* [^ ]+ [^ ]+ [^ ]+/)
                mistake("the file does not begin with what it is for: /* ... */")
        }

        FILENAME != "src/base/memory.c" &&
        match($0, /(^|[^A-Za-z0-9_.>])(malloc|calloc|realloc|reallocarray|aligned_alloc|strn?dup|v?asprintf|getline|getdelim|open_memstream)\(/) {
            call = substr($0, RSTART, RLENGTH - 1)
            sub(/^[^A-Za-z]/, "", call)
            mistake(call " may find no memory: take a function of base/memory.h")
        }

        FILENAME ~ /^src\/(blocks|player)\// && !/^ \*/ {
            code = $0
            sub(/\/\*.*/, "", code)
            if (match(code, /"[.][a-z][a-z_]*["\/]/))
                mistake(substr(code, RSTART, RLENGTH) " is a part of facts: its name stands in lesson/own.h")
        }

        match($0, /^[ \t]*#[ \t]*include[ \t]*["<][^">]+[">]/) {
            header = substr($0, RSTART, RLENGTH)
            sub(/^[^"<]*/, "", header)
            quoted = header ~ /^"/
            header = substr(header, 2, length(header) - 2)

            for (i = 1; i <= known; i++)
                if (header ~ pattern[i] && FILENAME !~ home[i])
                    mistake("<" header "> is a library met elsewhere")

            if (header ~ /\/written[.]h$/ && FILENAME !~ loads)
                mistake("\"" header "\" is as its author wrote it: only what loads it may read that")

            depth = split(header, piece, "/")
            of_floor = depth > 1 && piece[1] in height
            if (quoted != of_floor)
                mistake(quoted ? "\"" header "\" names no floor: write \"floor/header.h\"" \
                               : "<" header "> is of a floor: write \"" header "\"")
            else if (of_floor && own != "" && height[piece[1]] > height[own])
                mistake("\"" header "\" goes up from " own " to " piece[1])
            else if (of_floor && own != "") {
                check_wall(header)
                check_room(header)
            }
        }

        END {
            for (header in needed) first_ones[header] = 1
            for (header in first_ones) need(header)
            for (i = 1; i < ARGC; i++)
                if (ARGV[i] ~ /^include\// && !(ARGV[i] in needed))
                    printf "%s:1: no other floor needs this header: its place is under src/\n", ARGV[i]
        }') || echo "the includes of $1 could not be read"
}

find_curses() { # LIBRARY: the curses symbols that it needs
    nm -u "$1" >"$scratch/symbols" 2>/dev/null || echo "the symbols of $1 could not be read"
    awk '
        BEGIN { symbols = ENVIRON["curses_symbols"]; gsub(/\n/, "", symbols) }
        { sub(/^_/, "", $NF) }
        $NF ~ "^(" symbols ")$" { print "needs " $NF " of curses" }' "$scratch/symbols"
}

find_circles() { # LIBRARY: its files that stand in circles, in each of which every one needs the next, and between them
    nm "$1" >"$scratch/symbols" 2>/dev/null || echo "the symbols of $1 could not be read"
    awk '
        /:$/ { sub(/:$/, ""); name[++files] = $0; next }
        NF == 3 && $2 ~ /^[TDRBC]$/ { owner[$3] = files }
        NF == 2 && $1 == "U" { wanted[files, ++wants[files]] = $2 }

        # What needs nothing that is left, or is needed by nothing that is left, is in no circle.
        function trim(    i, j, to, outward, inward, gone) {
            for (i = 1; i <= files; i++)
                for (j = 1; !(i in off) && j <= wants[i]; j++)
                    if ((to = owner[wanted[i, j]]) && to != i && !(to in off)) {
                        outward[i] = 1
                        inward[to] = 1
                    }
            for (i = 1; i <= files; i++)
                if (!(i in off) && !((i in outward) && (i in inward))) {
                    off[i] = 1
                    gone = 1
                }
            return gone
        }

        END {
            if (files == 0) print "no file of the library could be read"
            while (trim()) continue
            for (i = 1; i <= files; i++)
                if (!(i in off)) print name[i] " is in a circle of files that need each other, or between two"
        }' "$scratch/symbols"
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
    # Private; needed by blocks; needed by what blocks needs.
    write src/sim/poll.h '#include "sim/trace.h"'
    write include/sim/trace.h '#include "sim/process.h"'
    write include/sim/process.h
    write src/blocks/block.h
    write src/blocks/registry.c "$head" '#include "blocks/block.h"' '#include "blocks/slider/runs.h"'
    write src/blocks/ask/ticks.h '#include "blocks/block.h"'
    write src/blocks/film/script.c "$head" '#include "blocks/ask/ticks.h"' '#include "sim/trace.h"'
    write src/blocks/diagram/view.h
    write src/blocks/slider/runs.h '#include "blocks/ask/ticks.h"'
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
        'src/base/up.h:1: "sim/trace.h" goes up from base to sim' src/base/up.h '#include "sim/trace.h"')"
    verdict 'a header without its floor' "$(expect_mistake \
        'src/base/arena.c:2: "arena.h" names no floor: write "floor/header.h"' src/base/arena.c "$head" '#include "arena.h"')"
    verdict 'a header by a way of its own' "$(expect_mistake \
        'src/cli/main.c:2: "../ui/canvas.h" names no floor: write "floor/header.h"' src/cli/main.c "$head" '#include "../ui/canvas.h"')"
    verdict 'a header of a floor in angles' "$(expect_mistake \
        'src/cli/main.c:2: <ui/canvas.h> is of a floor: write "ui/canvas.h"' src/cli/main.c "$head" '#include <ui/canvas.h>')"
    verdict 'a file beside the floors' "$(expect_mistake 'src/main.c:1: this file is on no floor' src/main.c "$head" 'int main;')"
    verdict 'a file on an unknown floor' "$(expect_mistake \
        'src/attic/box.c:1: this file is on no floor' src/attic/box.c "$head" '#include "ui/canvas.h"')"
    verdict 'an include through a wall' "$(expect_mistake \
        'src/cli/main.c:2: "sim/poll.h" is private to sim: it is no header under include/sim' \
        src/cli/main.c "$head" '#include "sim/poll.h"')"
    verdict 'a wall with a hole in it' "$(expect_mistake \
        'include/sim/trace.h:2: "sim/poll.h" is private: who includes this header would reach through the wall' \
        include/sim/trace.h '#include "sim/process.h"' '#include "sim/poll.h"')"
    verdict 'a public header that its own floor alone includes' "$(expect_mistake \
        'include/base/text.h:1: no other floor needs this header: its place is under src/' \
        src/lesson/json.c "$head" '#include <cjson/cJSON.h>')"
    verdict 'a public header that is needed by such a one alone' "$(expect_mistake \
        "$(printf 'include/sim/%s.h:1: no other floor needs this header: its place is under src/\n' process trace)" \
        src/blocks/film/script.c "$head" '#include "blocks/ask/ticks.h"')"
    verdict 'a header on both sides of a wall' "$(expect_mistake \
        'include/sim/trace.h:1: this header is there twice' src/sim/trace.h)"
    for up in 'ask reveal' 'film diagram' 'read ask'; do
        room=${up#* }
        verdict "a room that looks up: $up" "$(expect_mistake \
            "src/blocks/${up% *}/x.c:2: \"blocks/$room/x.h\" goes up from ${up% *} to $room" \
            "src/blocks/${up% *}/x.c" "$head" "#include \"blocks/$room/x.h\"")"
    done
    verdict 'a floor that looks up into its rooms' "$(expect_mistake \
        'src/blocks/block.h:1: "blocks/ask/ticks.h" goes up from blocks to ask' src/blocks/block.h '#include "blocks/ask/ticks.h"')"
    verdict 'a room that knows all kinds' "$(expect_mistake \
        'src/blocks/slider/runs.c:2: "blocks/registry.h" goes up from slider to registry' \
        src/blocks/slider/runs.c "$head" '#include "blocks/registry.h"')"
    verdict 'a room that looks beside it' "$(expect_mistake \
        'src/blocks/slider/runs.c:2: "blocks/diagram/view.h" goes over from slider to diagram' \
        src/blocks/slider/runs.c "$head" '#include "blocks/diagram/view.h"')"
    verdict 'a file in an unknown room' "$(expect_mistake 'src/blocks/attic/box.c:1: this file is in no room' src/blocks/attic/box.c "$head")"
    verdict 'a room on a floor without' "$(expect_mistake 'src/sim/attic/box.c:1: this file is in no room' src/sim/attic/box.c "$head")"
    for header in cjson/cJSON.h cJSON.h cmark.h uniwidth.h unistring/version.h sqlite3.h curses.h ncursesw/ncurses.h regex.h vterm.h; do
        verdict "$header outside its file" "$(expect_mistake \
            "src/player/view.c:2: <$header> is a library met elsewhere" src/player/view.c "$head" "#include <$header>")"
    done
    verdict 'what an author wrote, where it is shown' "$(expect_mistake \
        'src/blocks/diagram/plan.c:2: "blocks/film/written.h" is as its author wrote it: only what loads it may read that' \
        src/blocks/diagram/plan.c "$head" '#include "blocks/film/written.h"')"
    verdict 'what an author wrote, where it is checked' "$(expect_mistake '' \
        src/blocks/film/check_cost.c "$head" '#include "blocks/film/written.h"')"
    verdict 'the library of another file of the floor' "$(expect_mistake \
        'src/lesson/load.c:2: <cjson/cJSON.h> is a library met elsewhere' src/lesson/load.c "$head" '#include <cjson/cJSON.h>')"
    for call in malloc calloc realloc strdup getline; do
        verdict "$call past base/memory" "$(expect_mistake \
            "src/ui/flow.c:2: $call may find no memory: take a function of base/memory.h" \
            src/ui/flow.c "$head" "    char *copy = ($call(text));")"
    done
    verdict 'a part of facts by hand' "$(expect_mistake \
        'src/blocks/ask/quiz.c:2: ".tries" is a part of facts: its name stands in lesson/own.h' \
        src/blocks/ask/quiz.c "$head" '    facts_get(facts, id, ".tries", 0);')"
    verdict 'a part of facts in a comment' "$(expect_mistake '' src/blocks/ask/quiz.c "$head" '    int tries; /* of ".tries" */')"
    verdict 'a name that ends so' "$(expect_mistake '' src/ui/flow.c "$head" '    hooks.malloc(memory_realloc(1)); /* malloc */')"
    verdict 'base/memory itself' "$(expect_mistake '' src/base/memory.c "$head" 'void *memory = malloc(1);')"
    for first in '#include "base/text.h"' '/* text.c */' '// What it is for.' ''; do
        verdict "a file that begins with: $first" "$(expect_mistake \
            'src/base/more.c:1: the file does not begin with what it is for: /* ... */' src/base/more.c "$first" "$head")"
    done
}

compile() { # NAME: into an object file, from standard input
    cat >"$scratch/$1.c"
    "${CC:-cc}" -c "$scratch/$1.c" -o "$scratch/$1.o" 2>/dev/null
}

check_the_symbol_checks() {
    if ! echo 'int initscr(void), wcwidth(int); int draw(void) { return initscr() + wcwidth(0); }' | compile draw; then
        skip 'whether a curses symbol shows, and a circle: there is no compiler'
        return
    fi
    found=$(find_curses "$scratch/draw.o")
    [ "$found" = 'needs initscr of curses' ] && found='' || found="found: ${found:-nothing}"
    verdict 'a curses symbol in an object file' "$found"
    # Of these egg and hen need each other, by way of the cock; the barn needs them, and they the corn.
    echo 'int egg(void); int barn(void) { return egg(); }' | compile barn
    echo 'int hen(void); int egg(void) { return hen(); }' | compile egg
    echo 'int cock(void); extern int corn; int hen(void) { return cock() + corn; }' | compile hen
    echo 'int egg(void); int cock(void) { return egg(); }' | compile cock
    echo 'int corn = 1;' | compile corn
    (cd "$scratch" && ar rc coop.a barn.o egg.o hen.o cock.o corn.o)
    found=$(find_circles "$scratch/coop.a" | sed 's/[.].*//' | tr '\n' ' ')
    [ "$found" = 'egg hen cock ' ] && found='' || found="found: ${found:-nothing}"
    verdict 'a circle of object files' "$found"
}

# --- The project ---------------------------------------------------------------------------------

check_this_check
verdict 'the floors of this project' "$(find_mistakes "$root")"
if [ -z "$core_library" ] || ! command -v nm >/dev/null; then
    skip 'the symbols of the core library: no library named, or no nm'
else
    check_the_symbol_checks
    verdict "the core library $core_library" "$(find_curses "$core_library")"
    verdict "circles in $core_library" "$(find_circles "$core_library")"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
