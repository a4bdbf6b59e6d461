#include "base/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/errbuf.h"

static const char *const fields[] = {"id",      "title", NULL,   "text",
                                     "caption", "cards", "kind", "questions"};

static const char *meant(const char *word) {
    return suggest(word, fields, (int)(sizeof fields / sizeof fields[0]));
}

static void a_slip_of_a_letter_is_understood(void **state) {
    (void)state;
    assert_string_equal(meant("titel"), "title"); /* swapped */
    assert_string_equal(meant("tite"), "title");  /* left out */
    assert_string_equal(meant("texxt"), "text");  /* put in */
    assert_string_equal(meant("test"), "text");   /* changed */
    assert_string_equal(meant("TITLE"), "title"); /* case */
    assert_string_equal(meant("Capttion"), "caption");
    assert_string_equal(meant("question"), "questions");
}

static void what_is_far_away_is_not_meant(void **state) {
    (void)state;
    assert_null(meant("zzzz"));
    assert_null(meant("background"));
    assert_null(meant("x"));
    assert_null(meant(""));
    assert_null(suggest("title", fields, 0));
}

static void the_nearest_wins_and_then_the_first(void **state) {
    (void)state;
    static const char *const words[] = {"cord", "card", "cards"};
    assert_string_equal(suggest("cards", words, 3), "cards");
    assert_string_equal(suggest("crd", words, 3), "cord");
}

static void what_several_are_as_near_to_is_not_certain(void **state) {
    (void)state;
    static const char *const words[] = {"cord", NULL, "card", "cards"};
    assert_null(suggest_only("crd", words, 4));
    assert_null(suggest_only("zzzz", words, 4));
    assert_string_equal(suggest_only("crads", words, 4), "cards");
    assert_string_equal(suggest_only("cordd", words, 4), "cord");
}

/* Near enough to be asked about, not to be written. */
static void what_is_far_from_all_is_not_certain(void **state) {
    (void)state;
    static const char *const words[] = {"push", "interval"};
    assert_string_equal(suggest("pxxh", words, 2), "push");
    assert_null(suggest_only("pxxh", words, 2));
    assert_string_equal(suggest_only("puhs", words, 2), "push"); /* swapped: one */
    assert_string_equal(suggest_only("intevall", words, 2), "interval");
    assert_string_equal(suggest("itevall", words, 2), "interval");
    assert_null(suggest_only("itevall", words, 2)); /* three */
}

static void a_very_long_word_is_passed_over(void **state) {
    (void)state;
    char longest[1000];
    memset(longest, 't', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    const char *const words[] = {longest, "text"};
    assert_null(meant(longest));
    assert_string_equal(suggest("tekst", words, 2), "text");
}

static void what_there_is_is_told(void **state) {
    (void)state;
    char into[SUGGEST_REMEDY_BYTES];
    static const char *const ways[] = {"pull", NULL, "push", "duplex"};
    assert_string_equal(suggest_remedy(into, "puhs", ways, 4),
                        HELP "did you mean \"push\"? There are pull, push and duplex");
    assert_string_equal(suggest_remedy(into, "zzz", ways, 4),
                        HELP "there are pull, push and duplex");
    assert_string_equal(suggest_remedy(into, "zzz", ways, 2), HELP "there is pull");
    assert_string_equal(suggest_remedy(into, "zzz", &ways[1], 1), "");
    assert_string_equal(suggest_remedy(into, "zzz", ways, 0), "");
}

static void at_most_30_are_told(void **state) {
    (void)state;
    char into[SUGGEST_REMEDY_BYTES];
    const char *many[SUGGEST_LISTED + 1];
    for (int i = 0; i <= SUGGEST_LISTED; i++)
        many[i] = "word";
    assert_non_null(
        strstr(suggest_remedy(into, "wort", many, SUGGEST_LISTED), " There are word, "));
    assert_string_equal(suggest_remedy(into, "wort", many, SUGGEST_LISTED + 1),
                        HELP "did you mean \"word\"?");
    assert_string_equal(suggest_remedy(into, "zzz", many, SUGGEST_LISTED + 1), "");
    /* No room for 30 such names. */
    for (int i = 0; i <= SUGGEST_LISTED; i++)
        many[i] = "a-name-of-thirty-characters-aa";
    assert_string_equal(suggest_remedy(into, "zzz", many, SUGGEST_LISTED), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_of_a_letter_is_understood),
        cmocka_unit_test(what_is_far_away_is_not_meant),
        cmocka_unit_test(the_nearest_wins_and_then_the_first),
        cmocka_unit_test(what_several_are_as_near_to_is_not_certain),
        cmocka_unit_test(what_is_far_from_all_is_not_certain),
        cmocka_unit_test(a_very_long_word_is_passed_over),
        cmocka_unit_test(what_there_is_is_told),
        cmocka_unit_test(at_most_30_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
