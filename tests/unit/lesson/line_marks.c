#include "lesson/line_marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void finds(const char *line, const char *first) {
    const char *found = line_marks_find(line);
    if (found == NULL || strncmp(found, first, strlen(first)) != 0)
        fail_msg("in \"%s\": \"%s\", not \"%s\"", line, found != NULL ? found : "nothing", first);
}

static void marks_around_words_are_found(void **state) {
    (void)state;
    finds("Call `send` now", "`send`");
    finds("``a`b`` stands", "``a");
    finds("This is *so*.", "*so*");
    finds("(*so*)", "*so*");
    finds("**Push**, then pull", "**Push");
    finds("***All*** of it", "***All");
    finds("It is _quite_ old", "_quite_");
    finds("It is ~~new~~ old", "~~new~~");
    finds("**Several words here**", "**Several");
    finds("See [the standard](https://html.spec.whatwg.org).", "[the");
    finds("See ![it](a.png)", "[it]");
    finds("## How stale?", "##");
    finds("— *größer* —", "*gr");
    finds("Ein *ä*", "*ä");
    finds("2 * 3 and `x`", "`x`");
}

static void what_is_meant_is_not(void **state) {
    static const char *const lines[] = {
        "",
        "A plain line, with (some) \"words\".",
        "snake_case and _one, __init__, a_b_c",
        "2*3*4, 2 * 3 * 4 and a*",
        "* and *",
        "/api/*/items/*",
        "/*comment*/",
        "*args, **kwargs",
        "It`s a lone one",
        "[1] and [2](not an address",
        "f[0](x y)",
        "[](x)",
        "~/file and ~~~",
        "<div> and <span>",
        "#1, #hash and C# ",
        "SELECT * FROM t WHERE a = '*'",
        "the ****** of it",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (line_marks_find(lines[i]) != NULL)
            fail_msg("in \"%s\": at \"%s\"", lines[i], line_marks_find(lines[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_around_words_are_found),
        cmocka_unit_test(what_is_meant_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
