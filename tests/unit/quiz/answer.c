#include "quiz/answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"

enum { ALL = FOLD_CASE | FOLD_DIACRITICS | FOLD_SPACE | FOLD_TYPOGRAPHY };

static const char *const polls[] = {"long polling", "hanging GET", "Größe"};

static void expect_by(const char *answer, unsigned folds, const char *pattern, enum answer_fit fit,
                      int which) {
    struct arena arena = {0};
    struct accepted accepted = {polls, 3, pattern, folds};
    struct answer_found found = answer_find(answer, &accepted, &arena);
    if (found.fit != fit || found.which != which)
        fail_msg("\"%s\" by %u is %d of %d", answer, folds, (int)found.fit, found.which);
    arena_release(&arena);
}

static void an_answer_is_folded_as_the_author_says(void **state) {
    (void)state;
    expect_by("long polling", 0, NULL, ANSWER_RIGHT, 0);
    expect_by("Long Polling", FOLD_CASE, NULL, ANSWER_RIGHT, 0);
    expect_by("Long Polling", 0, NULL, ANSWER_NEAR, 0);
    expect_by(" long  polling", FOLD_SPACE, NULL, ANSWER_RIGHT, 0);
    expect_by(" long  polling", 0, NULL, ANSWER_NEAR, 0);
    expect_by("HANGING get", FOLD_CASE, NULL, ANSWER_RIGHT, 1);
    expect_by("Grosse", FOLD_DIACRITICS, NULL, ANSWER_RIGHT, 2);
    expect_by("groesse", ALL, NULL, ANSWER_NEAR, 2); /* an e is left out */
    expect_by("websocket", ALL, NULL, ANSWER_WRONG, -1);
    expect_by("", ALL, NULL, ANSWER_WRONG, -1);
}

static enum answer_fit fit(const char *answer, const char *text) {
    struct arena arena = {0};
    struct accepted accepted = {&text, 1, NULL, ALL};
    enum answer_fit found = answer_find(answer, &accepted, &arena).fit;
    arena_release(&arena);
    return found;
}

static void near_is_one_letter_of_five_and_two_beyond(void **state) {
    (void)state;
    static const struct {
        const char *answer, *text;
        enum answer_fit want;
    } rows[] = {
        {"retri", "retry", ANSWER_NEAR},
        {"rety", "retry", ANSWER_NEAR},
        {"retrry", "retry", ANSWER_NEAR},
        {"rerty", "retry", ANSWER_NEAR},
        {"retrier", "retry", ANSWER_WRONG},
        {"etri", "retry", ANSWER_WRONG},
        {"stram", "stream", ANSWER_NEAR},
        {"strm", "stream", ANSWER_NEAR},
        {"strem s", "stream", ANSWER_WRONG},
        {"strms", "stream", ANSWER_WRONG},
        {"up", "us", ANSWER_NEAR},
        {"a", "b", ANSWER_WRONG},
        {"", "b", ANSWER_WRONG},
        {"ab", "b", ANSWER_WRONG},
        {"cafe\u0301", "caf\u00E9", ANSWER_RIGHT},
        {"長短", "長編", ANSWER_NEAR},
        {"長編集", "長編", ANSWER_NEAR},
        {"keepalive", "keep-alive", ANSWER_NEAR},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (fit(rows[i].answer, rows[i].text) != rows[i].want)
            fail_msg("%s for %s", rows[i].answer, rows[i].text);
}

static void another_digit_is_no_slip(void **state) {
    (void)state;
    assert_int_equal(fit("HTTP/1.2", "HTTP/1.1"), ANSWER_WRONG);
    assert_int_equal(fit("HTPT/1.1", "HTTP/1.1"), ANSWER_NEAR);
    assert_int_equal(fit("503", "502"), ANSWER_WRONG);
    assert_int_equal(fit("52", "502"), ANSWER_WRONG);
    assert_int_equal(fit("499", "49"), ANSWER_WRONG);
    assert_int_equal(fit("4xy", "4xx"), ANSWER_NEAR);
    assert_int_equal(fit("5022", "502"), ANSWER_WRONG);
    assert_int_equal(fit("RFC 6022", "RFC 6202"), ANSWER_WRONG);
    assert_int_equal(fit("RFC6202", "RFC 6202"), ANSWER_NEAR);
}

static void a_pattern_is_folded_too(void **state) {
    (void)state;
    expect_by("server-sent events", ALL, "server[ -]sent events?", ANSWER_RIGHT, -1);
    expect_by("Server  Sent Event", ALL, "server[ -]sent events?", ANSWER_RIGHT, -1);
    expect_by("SERVER-SENT EVENTS", ALL, "server[ -]sent events?", ANSWER_RIGHT, -1);
    expect_by("Server-Sent Events", 0, "server[ -]sent events?", ANSWER_WRONG, -1);
    expect_by("resume", ALL, "r[é]sumé", ANSWER_RIGHT, -1);
    expect_by("RÉSUMÉ", FOLD_CASE, "résum[é]", ANSWER_RIGHT, -1);
    expect_by("resume", FOLD_CASE, "résumé", ANSWER_WRONG, -1);
    expect_by("e\u0301", 0, "[é]", ANSWER_RIGHT, -1);
    expect_by("client\u2013server", ALL, "client-server", ANSWER_RIGHT, -1);
    expect_by("long polling", ALL, "x", ANSWER_RIGHT, 0);
}

static void more_than_500_letters_are_no_answer(void **state) {
    (void)state;
    static char text[502];
    memset(text, 'a', 500);
    assert_int_equal(fit(text, text), ANSWER_RIGHT);
    text[500] = 'a';
    assert_int_equal(fit(text, text), ANSWER_WRONG);
    struct errbuf err = {""};
    assert_false(answer_check_text(text, ALL, &err));
    assert_string_equal(err.text, "it is longer than 500 characters" HELP "ask for less");
    text[500] = '\0';
    assert_true(answer_check_text(text, ALL, &err));
}

static void what_cannot_be_accepted_is_told(void **state) {
    (void)state;
    struct errbuf err = {""};
    assert_false(answer_check_text("\u00AD", FOLD_TYPOGRAPHY, &err));
    assert_string_equal(err.text, "nothing is left of it where it is folded so" HELP
                                  "write a text with a letter or digit");
    assert_true(answer_check_text("\u00AD", 0, &err));
    assert_false(answer_check_pattern("(a", ALL, &err));
    assert_non_null(strstr(err.text, "a ( has no )" HELP));
    assert_false(answer_check_pattern("stra[ß]e", ALL, &err));
    assert_non_null(strstr(err.text, "where it is folded so"));
    assert_true(answer_check_pattern("stra[ß]e", FOLD_CASE, &err));
    assert_true(answer_check_pattern("caf[eé]", ALL, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_folded_as_the_author_says),
        cmocka_unit_test(near_is_one_letter_of_five_and_two_beyond),
        cmocka_unit_test(another_digit_is_no_slip),
        cmocka_unit_test(a_pattern_is_folded_too),
        cmocka_unit_test(more_than_500_letters_are_no_answer),
        cmocka_unit_test(what_cannot_be_accepted_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
