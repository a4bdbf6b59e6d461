# Lists the mutants of the C files named: places where one small change makes another program. One a line, with tabs:
# a number to choose by, file, line, column, how many characters are put away, what is put there. The number hangs on the
# text of the line and on the change, so that what is chosen stays chosen when lines are added elsewhere.

function number_of(text,    i, number) {
    number = 7
    for (i = 1; i <= length(text); i++)
        number = (number * 131 + index(characters, substr(text, i, 1))) % 1000003
    # Once more: texts that differ only in their last letters are far from each other then.
    return number * 7919 % 1000003
}

function mutant(column, count, put) {
    printf "%d\t%s\t%d\t%d\t%d\t%s\n", number_of(FILENAME line column put), FILENAME, FNR, column, count, put
}

# An operator with a blank, or the line's end, on either side: no sign, no pointer, no include.
function swap(column, operator, other,    after) {
    after = substr(line, column + length(operator), 1)
    if (substr(line, column, length(operator)) != operator || substr(line, column - 1, 1) != " ")
        return 0
    if (after != " " && after != "")
        return 0
    mutant(column, length(operator), other)
    return 1
}

function swap_operator(column) {
    return swap(column, "<", "<=") || swap(column, "<=", "<") || swap(column, ">", ">=") || swap(column, ">=", ">") ||
        swap(column, "==", "!=") || swap(column, "!=", "==") || swap(column, "&&", "||") || swap(column, "||", "&&") ||
        swap(column, "+", "-") || swap(column, "-", "+") || swap(column, "+=", "-=") || swap(column, "-=", "+=")
}

# One more or one less, now this, now that. How long a text may be says no rule.
function change_number(column,    text, more) {
    match(substr(line, column), /^[0-9A-Za-z_.]+/)
    text = substr(line, column, RLENGTH)
    if (text ~ /^[0-9]+$/ && length(text) < 10 && line !~ /char [a-z_]+\[[0-9]+\]/) {
        more = text == 0 || number_of(FILENAME line column) % 2
        mutant(column, length(text), more ? text + 1 : text - 1)
    }
    return length(text)
}

# The column after the string or the character that begins here.
function after_quotes(column,    quote) {
    quote = substr(line, column, 1)
    for (column++; column <= length(line) && substr(line, column, 1) != quote; column++)
        if (substr(line, column, 1) == "\\")
            column++
    return column + 1
}

function walk_line(    column, rest, end) {
    for (column = 1; column <= length(line);) {
        rest = substr(line, column)
        if (in_comment || rest ~ /^\/\*/) {
            end = index(rest, "*/")
            in_comment = end == 0
            column += in_comment ? length(rest) : end + 1
        } else if (rest ~ /^["']/) {
            column = after_quotes(column)
        } else if (rest ~ /^[0-9]/) {
            column += change_number(column)
        } else if (match(rest, /^[A-Za-z_][A-Za-z_0-9]*/)) {
            column += RLENGTH
        } else {
            swap_operator(column)
            column++
        }
    }
}

# A whole statement on one line: it is left out, and what is returned is 0. What declares something does not compile
# without it, and is not counted.
function change_statement(    column) {
    match(line, /^ */)
    column = RLENGTH + 1
    if (line !~ /^    .*;$/ || line ~ /^ *(break|continue|goto|case|default|static|const|struct|enum|extern)/)
        return
    if (line ~ /^ *return .*;$/) {
        if (line !~ /return (0|NULL|false);$/)
            mutant(column, length(line) - column + 1, "return 0;")
    } else if (before ~ /[;{})]$/ && line !~ /^ *return/) {
        mutant(column, length(line) - column + 1, ";")
    }
}

BEGIN {
    characters = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_()[]{}<>=!&|+-*/%.,;:?'\"~^"
}
FNR == 1 { before = "" }
{
    line = $0
    if (line ~ /^#/ || before ~ /^#.*\\$/) {
        before = line
        next
    }
    was_comment = in_comment
    walk_line()
    if (!was_comment && line !~ /^ *(\/\*|\*)/)
        change_statement()
    if (line != "")
        before = line
}
