#include "quiz/pattern.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void expect_taken(const char *pattern) {
    struct errbuf err = {""};
    if (!pattern_check(pattern, &err))
        fail_msg("%s: %s", pattern, err.text);
}

static void expect_refused(const char *pattern, const char *why) {
    struct errbuf err = {""};
    if (pattern_check(pattern, &err))
        fail_msg("%s is taken", pattern);
    if (strstr(err.text, why) == NULL)
        fail_msg("%s: %s", pattern, err.text);
}

static void what_posix_defines_is_taken(void **state) {
    (void)state;
    static const char *const taken[] = {
        "a",
        "long[ -]?polling",
        "(GET|POST) /[a-z]+",
        "[0-9]{1,3}ms",
        "a{2}",
        "a{2,}",
        "a{0,4}b",
        "(ab)*c",
        "[]a]",
        "[^]a]",
        "[a-]",
        "[-a]",
        "[[:alpha:]_]+",
        "é+",
        "[éà]",
        "\\.\\*\\(",
        "^a$",
        "a|b|c",
        "x{1,1000}",
        "(a{10}){10}b{10}",
        "(a?b)*",
        "a{0}b",
        "[.]",
        "]",
        "}",
    };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        expect_taken(taken[i]);
}

static void signs_are_letters_inside_of_brackets(void **state) {
    (void)state;
    expect_taken("[a.]");
    expect_taken("[a=b]");
    expect_taken("[*+?{}()|$]");
    assert_true(pattern_fits("[a.]", false, "."));
    assert_false(pattern_fits("[a.]", false, "b"));
}

static void what_is_wrong_is_said(void **state) {
    (void)state;
    expect_refused("(a", "a ( has no )");
    expect_refused("a)", "a ) has no (");
    expect_refused("a)|(b", "a ) has no (");
    expect_refused("[a", "a [ has no ]");
    expect_refused("[", "a [ has no ]");
    expect_refused("[]", "a [ has no ]");
    expect_refused("[^", "a [ has no ]");
    expect_refused("[[:alpha]", "a [: has no :]");
    expect_refused("[[:letter:]]", "no class [:letter:]");
    expect_refused("[[.a.]]", "[. is not taken");
    expect_refused("[[=a=]]", "[= is not taken");
    expect_refused("[\\d]", "stands for itself");
    expect_refused("[z-a]", "z-a is none");
    expect_refused("[a-[]", "a-[ is none");
    expect_refused("[à-ü]", "beyond ASCII");
    expect_refused("[a-ü]", "beyond ASCII");
    expect_refused("*a", "before * stands nothing");
    expect_refused("a|+b", "before + stands nothing");
    expect_refused("({2})", "before { stands nothing");
    expect_refused("a{", "a { begins a count");
    expect_refused("a{,3}", "a { begins a count");
    expect_refused("a{3,2}", "a { begins a count");
    expect_refused("a{2", "a { begins a count");
    expect_refused("a{2,3", "a { begins a count");
    expect_refused("a+?", "two repeats");
    expect_refused("a{2}*", "two repeats");
    expect_refused("a||b", "alternative is empty");
    expect_refused("()", "alternative is empty");
    expect_refused("|a", "alternative is empty");
    expect_refused("", "alternative is empty");
    expect_refused("\\d+", "write [0-9] for a digit");
    expect_refused("a\\", "stands before one of");
    expect_refused("\\<a", "stands before one of");
}

static void a_reference_back_is_refused(void **state) {
    (void)state;
    expect_refused("(a)\\1", "\\1 refers back");
    expect_refused("(a)(b\\2)", "\\2 refers back");
    expect_taken("(a)\\.1");
    expect_taken("\\\\1"); /* a backslash, and a one */
}

static void counts_multiply_to_a_thousand(void **state) {
    (void)state;
    expect_taken("a{1000}");
    expect_refused("a{1001}", "more than 1,000");
    expect_refused("a{99999999999999999999}", "more than 1,000");
    expect_taken("(a{10}){100}");
    expect_refused("(a{10}){101}", "more than 1,000");
    expect_refused("a{10}b{10}c{11}", "more than 1,000");
    expect_refused("a{1,1001}", "more than 1,000");
    expect_refused("a{1}b{1001}", "more than 1,000");
    expect_refused("a{0}b{1001}", "more than 1,000");
    expect_refused("a{1001,}", "more than 1,000");
    expect_taken("a{0}b{1}c{1000,}");
}

static void a_repeat_of_what_may_be_empty_is_refused(void **state) {
    (void)state;
    static const char *const refused[] = {"(a*)*",   "(a*)+",   "(a?)*",     "(a?){2}",
                                          "(a|b*)+", "(a?b?)*", "((a?)b*)+", "(a{0,2})*",
                                          "^*",      "($)+",    "(^a?){3}",  "((a*b*)*){20}"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        expect_refused(refused[i], "itself be empty");
    expect_taken("(a*)?");
    expect_taken("(a*b)*");
    expect_taken("(a|bc?)+");
}

static void written_out_it_has_at_most_2000_letters(void **state) {
    (void)state;
    char pattern[200] = "";
    expect_taken("(ab){1000}");
    expect_taken("((ab){1000}){1}");
    expect_refused("(abc){1000}", "more than 2,000 letters");
    expect_refused("(ab){1000}f{2}", "multiply");
    for (int i = 0; i < 10; i++)
        strcat(pattern, "(");
    strcat(pattern, "a");
    for (int i = 0; i < 10; i++)
        strcat(pattern, ")+");
    expect_taken(pattern); /* 2 to the tenth */
    memmove(pattern + 1, pattern, strlen(pattern) + 1);
    expect_refused(strcat(pattern, ")+"), "more than 2,000 letters");
}

static void at_most_200_characters_are_taken(void **state) {
    (void)state;
    char pattern[4 * 201 + 1] = "";
    for (int i = 0; i < 200; i++)
        strcat(pattern, "𝄞"); /* four bytes each */
    expect_taken(pattern);
    assert_true(pattern_fits(pattern, false, pattern));
    strcat(pattern, "a");
    expect_refused(pattern, "longer than 200 characters");
}

static void expect_fits(const char *pattern, bool is_caseless, const char *answer, bool want) {
    expect_taken(pattern);
    if (pattern_fits(pattern, is_caseless, answer) != want)
        fail_msg("%s %s \"%s\"", pattern, want ? "does not fit" : "fits", answer);
}

static void the_whole_answer_fits_or_not(void **state) {
    (void)state;
    expect_fits("ab", false, "ab", true);
    expect_fits("ab", false, "xab", false);
    expect_fits("ab", false, "abx", false);
    expect_fits("a|b", false, "ab", false);
    expect_fits("a|bc", false, "bc", true);
    expect_fits("a|bc", false, "ac", false);
    expect_fits("long[ -]?poll(ing)?", false, "long-polling", true);
    expect_fits("long[ -]?poll(ing)?", false, "Long polling", false);
    expect_fits("long[ -]?poll(ing)?", true, "LONG POLL", true);
    expect_fits("[0-9]{2,3}", false, "1234", false);
    expect_fits("a?", false, "", true);
}

/* The tests run in C.UTF-8, and the program in the locale of whoever starts it. */
static void letters_are_letters_in_any_locale(void **state) {
    (void)state;
    static const char *const locales[] = {"C.UTF-8", "C"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        assert_non_null(setlocale(LC_ALL, locales[i]));
        expect_fits("caf[eé]", false, "café", true);
        expect_fits("caf.", false, "café", true);
        expect_fits("é{2}", false, "éé", true);
        expect_fits("[[:alpha:]]+", false, "Größe", true);
        expect_fits("[^a]", false, "é", true);
        expect_fits("größe", true, "GRÖSSE", false);
        expect_fits("größe", true, "GRÖßE", true);
        expect_fits(".{3}", false, "長𝄞é", true);
        assert_string_equal(setlocale(LC_ALL, NULL), locales[i]);
    }
    setlocale(LC_ALL, "C.UTF-8");
}

static void more_than_500_characters_fit_nothing(void **state) {
    (void)state;
    char answer[2 * 501 + 1] = "";
    for (int i = 0; i < 500; i++)
        strcat(answer, "é");
    expect_fits("é+", false, answer, true);
    strcat(answer, "é");
    expect_fits("é+", false, answer, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_posix_defines_is_taken),
        cmocka_unit_test(signs_are_letters_inside_of_brackets),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(a_reference_back_is_refused),
        cmocka_unit_test(counts_multiply_to_a_thousand),
        cmocka_unit_test(a_repeat_of_what_may_be_empty_is_refused),
        cmocka_unit_test(written_out_it_has_at_most_2000_letters),
        cmocka_unit_test(at_most_200_characters_are_taken),
        cmocka_unit_test(the_whole_answer_fits_or_not),
        cmocka_unit_test(letters_are_letters_in_any_locale),
        cmocka_unit_test(more_than_500_characters_fit_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
