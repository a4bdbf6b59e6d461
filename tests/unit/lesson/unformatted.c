#include "lesson/unformatted.h"
#include "base/errbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/writer.h"
#include "ui/prose.h"

/* What of the text is found: the letters of TABLE, HTML, … in their order, and where. */
static void finds(const char *text, const char *kinds, const char *first) {
    static const char letters[] = "thfiskbv";
    struct unformatted_places places = unformatted_find(text);
    char found[sizeof letters] = "";
    const char *at = NULL;
    for (int i = 0; i < UNFORMATTED_COUNT; i++)
        if (places.at[i] != NULL) {
            at = at == NULL || places.at[i] < at ? places.at[i] : at;
            strncat(found, &letters[i], 1);
        }
    if (strcmp(found, kinds) != 0)
        fail_msg("in \"%s\": found %s, not %s", text, found, kinds);
    if (first != NULL && strncmp(at, first, strlen(first)) != 0)
        fail_msg("in \"%s\": at \"%s\", not \"%s\"", text, at, first);
}

static void what_is_not_formatted_is_found(void **state) {
    (void)state;
    finds("| a | b |\n|---|---|\n| 1 | 2 |", "t", "| a");
    finds("So:\n\na | b\n--|:-:\n1 | 2", "t", "a | b");
    finds("Press <kbd>q</kbd>.", "h", "<kbd>");
    finds("<div class=\"x\">\nwords\n</div>", "h", "<div");
    finds("A line<br/>and one", "h", "<br/>");
    finds("It is so[^1], they say[^two].", "f", "[^1]");
    finds("See ![a picture](x.png).", "i", "![a");
    finds("See ![a picture][one].", "i", "![a");
    finds("It is ~~wrong~~ right", "s", "~~wrong");
    finds("- [ ] one\n- [x] two", "k", "[ ]");
    finds("1. [X] one", "k", "[X]");
    finds("This is **bold and goes on", "b", "**bold");
    finds("This is bold** and goes on", "b", "** and");
    finds("This is **bold ** and goes on", "b", "**bold");
    finds("**One** and **two.\n\nThree**.", "b", "**two");
    finds("- **one\n- two**", "b", "**one");
    finds("a**\"b\"**c", "b", "**\"b");
    finds("<b>**x</b> ~~y~~", "hsb", "<b>");
    finds("It asks every {set: interval}.", "v", "{set: interval}");
    finds("It is {figure:staleness_mean} old.", "v", "{figure:staleness_mean}");
}

static void what_is_formatted_is_not(void **state) {
    (void)state;
    finds("", "", NULL);
    finds("**Bold**, *both*, ***all***, **\"so\"**, **a** **b**, 2 ** 3", "", NULL);
    finds("**bold\nover lines**", "", NULL);
    finds("“**x**” — **y**… **z**”", "", NULL);
    finds("`**`, `<b>`, `~~x~~`, ``a ` <b> **``, `[^1]`, `![x](y)`", "", NULL);
    finds("`code\n** over` lines", "", NULL);
    finds("`{set: interval}`, {set}, {set: \n}, \\{set: x}, {sets: x}, {a: 1}", "", NULL);
    finds("```\n| a |\n|---|\n<b> **\n\n~~x~~\n```\nafter", "", NULL);
    finds("- an item\n\n  ```html\n  <b>**\n  ```", "", NULL);
    finds("Code:\n\n    <b> ** [^1]\n", "", NULL);
    finds("\\*\\* \\<b> \\~~x~~ \\![a](b) \\[^1]", "", NULL);
    finds("<https://example.org/a> <a@example.org> <!-- <b> ** --> [a](b)", "", NULL);
    finds("a < b > c, 1 <2> 3, [x] and [ ], x | y\n\n- | -", "", NULL);
    finds("***\n\n---\n\n* * *\n\nText", "", NULL);
    finds("# One **two**\nand **three**", "", NULL);
    finds("- [a](b)\n- [xy] z", "", NULL);
}

/* A ** that was written and is seen is one that opens or closes nothing, and the other way round:
 * texts of these pieces, with no four asterisks in a row. */
static void a_strong_mark_is_found_where_it_is_seen(void **state) {
    (void)state;
    static const char *const pieces[] = {"**",           "a",  "b ", " ", ".", "\"",
                                         "\xE2\x80\x9C", "\n", "c"};
    enum { PIECES = sizeof pieces / sizeof pieces[0] };
    struct random random = random_seeded(13, 0, 0);
    for (int i = 0; i < 20000; i++) {
        char text[256] = "x";
        for (int length = (int)random_below(&random, 12); length >= 0; length--) {
            const char *piece = pieces[random_below(&random, PIECES)];
            size_t end = strlen(text);
            if (text[end - 1] == piece[0] && (*piece == '*' || *piece == '\n'))
                continue;
            strcat(text, piece);
        }
        struct writer seen = {0};
        prose_plain(text, 1000, "", "", &seen);
        bool is_seen = strstr(seen.text, "**") != NULL;
        bool is_found = unformatted_find(text).at[UNFORMATTED_STRONG] != NULL;
        bool lonely = strstr(text, " ** ") != NULL || strstr(text, "\n**\n") != NULL ||
                      strstr(text, " **\n") != NULL || strstr(text, "\n** ") != NULL;
        size_t end = strlen(text);
        lonely = lonely ||
                 (end > 2 && strcmp(text + end - 2, "**") == 0 && strchr(" \n", text[end - 3]));
        if (is_found ? !is_seen : is_seen && !lonely)
            fail_msg("\"%s\": seen %d, found %d", text, is_seen, is_found);
        writer_release(&seen);
    }
}

static void each_has_a_remedy(void **state) {
    (void)state;
    for (int i = 0; i < UNFORMATTED_COUNT; i++)
        assert_non_null(strchr(unformatted_words((enum unformatted)i), HELP_MARK));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_formatted_is_found),
        cmocka_unit_test(what_is_formatted_is_not),
        cmocka_unit_test(a_strong_mark_is_found_where_it_is_seen),
        cmocka_unit_test(each_has_a_remedy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
