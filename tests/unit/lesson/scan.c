#include "lesson/scan.h"
#include "lesson/file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/json.h"

static void takes(const char *text) {
    struct scan_result result;
    struct errbuf err = {""};
    if (!scan_json(text, strlen(text), &result, &err))
        fail_msg("%s is refused at %zu: %s", text, result.bad, err.text);
}

static void what_is_json_is_taken(void **state) {
    (void)state;
    static const char *const texts[] = {
        "null",
        " \t\r\n[ ] \n",
        "{}",
        "\"\"",
        "-0",
        "0.5",
        "-12.50e+03",
        "1E-2",
        "1e-999",
        "{\"\":{\"a\":[1,true,false,null,\"x\"]}}",
        "{\"a\":1,\"a\":2}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\ud83d\\ude00\"",
        "\"é — \xF0\x9F\x98\x80 \x7F\"",
        "\"// no comment, 'no' mistake, [1,]\"",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        takes(texts[i]);
}

/* One row for every mistake: the text, where the mistake is, and what is said. */
static const struct {
    const char *text;
    size_t bad;
    const char *says;
} mistakes[] = {
    {"", 0, "the file is empty; one JSON value is expected"},
    {" \n ", 3, "the file is empty; one JSON value is expected"},
    {"[1,]", 2, "no value follows this comma; remove the comma"},
    {"[1,\n ]", 2, "no value follows this comma; remove the comma"},
    {"{\"a\":1,}", 6, "no key follows this comma; remove the comma"},
    {"[,1]", 1, "a value is missing before this ,"},
    {"[1,,2]", 3, "a value is missing before this ,"},
    {"{\"a\":}", 5, "a value is missing before this }"},
    {"{\"a\":,\"b\":1}", 5, "a value is missing before this ,"},
    {"['a']", 1, "text stands in double quotes; write \" for '"},
    {"[`a`]", 1, "text stands in double quotes; write \" for `"},
    {"{'a':1}", 1, "text stands in double quotes; write \" for '"},
    {"[\xE2\x80\x9C"
     "a\xE2\x80\x9D]",
     1, "text stands in straight double quotes (\"), not in typographic ones"},
    {"{a:1}", 1, "a key stands in double quotes; write \"a\""},
    {"{1:1}", 1, "a key in double quotes is expected here"},
    {"{,}", 1, "a key in double quotes is expected here"},
    {"{\"a\" 1}", 4, "a colon is missing after the key"},
    {"{\"a\"}", 4, "a colon is missing after the key"},
    {"{\"a\"=1}", 4, "a colon stands between a key and its value; write : for ="},
    {"[1 2]", 2, "a comma is missing here, before the next value"},
    {"[\"a\" \"b\"]", 4, "a comma is missing here, before the next value"},
    {"[\"a\"\nb]", 4, "a comma is missing here, before the next value"},
    {"[\"a\" true]", 4, "a comma is missing here, before the next value"},
    {"[\"a\" [1]]", 4, "a comma is missing here, before the next value"},
    {"[\"say \"yes\" now\"]", 6, "the text ends with this \", and more follows; write \\\" here"},
    {"[\"\"Yes\", he said\"]", 2, "the text ends with this \", and more follows; write \\\" here"},
    {"[\"say \"\"yes\"\"\"]", 6, "the text ends with this \", and more follows; write \\\" here"},
    {"[\"say \"(yes)\"\"]", 6, "the text ends with this \", and more follows; write \\\" here"},
    {"[\"a 6\" disk\"]", 5, "the text ends with this \", and more follows; write \\\" here"},
    {"[\"say \"\u00e9t\u00e9\"\"]", 6,
     "the text ends with this \", and more follows; write \\\" here"},
    {"{\"a \"b\" c\":1}", 4, "the text ends with this \", and more follows; write \\\" here"},
    {"{\"a\":1\n\"b\":2}", 6, "a comma is missing here, before the next key"},
    {"{\"a\":1;\"b\":2}", 6, "a comma stands between the entries; write , for ;"},
    {"\n[\"a\":1]", 5, "a list has no keys; write { for the [ of line 2"},
    {"// x\n1", 0, "JSON has no comments; remove this one"},
    {"[1, /* x */ 2]", 4, "JSON has no comments; remove this one"},
    {"[1 # x\n]", 3, "JSON has no comments; remove this one"},
    {"{ // x\n}", 2, "JSON has no comments; remove this one"},
    {"[NaN]", 1, "NaN is no JSON value; JSON has no NaN, write a number"},
    {"[Infinity]", 1, "Infinity is no JSON value; JSON has no infinity, write a number"},
    {"[-Infinity]", 1, "JSON has no infinity and no NaN; write a number"},
    {"[True]", 1, "True is no JSON value; write true"},
    {"[None]", 1, "None is no JSON value; write null"},
    {"[undefined]", 1, "undefined is no JSON value; write null"},
    {"[nul]", 1, "nul is no JSON value; write text in double quotes"},
    {"[truest]", 1, "truest is no JSON value; write text in double quotes"},
    {"[note]", 1, "note is no JSON value; write text in double quotes"},
    {"[012]", 1, "a number does not begin with 0; remove the leading zero"},
    {"[-012]", 1, "a number does not begin with 0; remove the leading zero"},
    {"[+1]", 1, "a number does not begin with +; remove the +"},
    {"[.5]", 1, "a number begins with a digit; write 0 before the point"},
    {"[1.]", 2, "a digit is missing after the point of a number"},
    {"[-]", 2, "a digit is missing after the minus sign"},
    {"[1e]", 2, "a digit is missing after the e of a number"},
    {"[1.5e+]", 4, "a digit is missing after the e of a number"},
    {"[0x1F]", 1,
     "letters follow a number; write text and durations in double quotes, as in \"0x1F\""},
    {"[1.5s]", 1,
     "letters follow a number; write text and durations in double quotes, as in \"1.5s\""},
    {"[1e999]", 1, "the number is too large for a computer's arithmetic"},
    {"[\"a\tb\"]", 3, "a tab stands in the text; write \\t"},
    {"[\"a\x01"
     "b\"]",
     3, "a control character stands in the text; remove it, or write \\u0001"},
    {"\n[\"ab\n\"]", 5,
     "the line ends inside the text that begins on line 2; end the text with \", or write \\n for "
     "a line break"},
    {"[\"abc", 1, "the file ends inside the text that begins here; end it with \""},
    {"[\"abc\\", 1, "the file ends inside the text that begins here; end it with \""},
    {"[\"abc\\\"", 1, "the file ends inside the text that begins here; end it with \""},
    {"[\"\\x41\"]", 2,
     "\\x is no escape; write \\\\ for a backslash (the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r "
     "\\t and \\u with four digits)"},
    {"[\"it\\'s\"]", 4, "' needs no backslash before it; remove the backslash"},
    {"[\"\\\xC3\xA9\"]", 2, "a backslash begins no escape here; write \\\\ for a backslash"},
    {"[\"\\u12\"]", 2, "\\u needs four hexadecimal digits after it, as in \\u00e9"},
    {"[\"\\u12G4\"]", 2, "\\u needs four hexadecimal digits after it, as in \\u00e9"},
    {"[\"\\u1", 2, "\\u needs four hexadecimal digits after it, as in \\u00e9"},
    {"[\"\\ud83d\"]", 2,
     "\\uD83D is the first half of a surrogate pair without its second; write the character "
     "itself"},
    {"[\"\\ud83d\\u0041\"]", 2,
     "\\uD83D is the first half of a surrogate pair without its second; write the character "
     "itself"},
    {"[\"\\ude00\"]", 2,
     "\\uDE00 is the second half of a surrogate pair without its first; write the character "
     "itself"},
    {"[1] x", 4, "the JSON value has ended before this; remove what follows"},
    {"{}}", 2, "the JSON value has ended before this; remove what follows"},
    {"\n[1}", 3, "} does not close the [ of line 2; write ]"},
    {"{\"a\":1]", 6, "] does not close the { of line 1; write }"},
    {"[\n{\"a\":1", 8, "the file ends, but the { of line 2 is not closed; write }"},
    {"[1,", 3, "the file ends, but the [ of line 1 is not closed; write ]"},
    {"{\"a\"", 4, "the file ends, but the { of line 1 is not closed; write }"},
    {"\xEF\xBB\xBF{}", 0, "the file begins with a byte-order mark; save it as UTF-8 without one"},
    {"\xFF\xFE[", 0, "the file is written in UTF-16; save it as UTF-8"},
    {"[\"caf\xE9\"]", 5, "the byte 0xE9 is no UTF-8; save the file as UTF-8"},
    {"[\xC2\xA0"
     "1]",
     1, "a no-break space stands between the values; write an ordinary space"},
    {"[\f1]", 1, "a control character (U+000C) stands between the values; remove it"},
    {"[*]", 1,
     "a value is expected here: text in double quotes, a number, true, false, null, [ or {"},
};

static void every_mistake_is_placed_and_explained(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        const char *text = mistakes[i].text;
        struct scan_result result;
        struct errbuf err = {""};
        if (scan_json(text, strlen(text), &result, &err))
            fail_msg("%s is taken", text);
        if (result.bad != mistakes[i].bad)
            fail_msg("%s: at %zu, not %zu: %s", text, result.bad, mistakes[i].bad, err.text);
        assert_string_equal(err.text, mistakes[i].says);
    }
}

static void bytes_that_are_nul_are_refused(void **state) {
    (void)state;
    struct scan_result result;
    struct errbuf err;
    assert_false(scan_json("[1]\0", 4, &result, &err));
    assert_int_equal(result.bad, 3);
    assert_false(scan_json("[\"\0\"]", 5, &result, &err));
    assert_int_equal(result.bad, 2);
    assert_string_equal(err.text, "the character U+0000 (NUL) stands in the text; remove it");
    assert_false(scan_json("{\"a\0\":1}", 8, &result, &err));
    assert_int_equal(result.bad, 3);
    assert_string_equal(err.text, "the character U+0000 (NUL) stands in the text; remove it");
    assert_false(scan_json("[\0001\0]\0", 6, &result, &err));
    assert_string_equal(err.text, "the file is written in UTF-16; save it as UTF-8");
}

/* Only length bytes are read: the rest would make the text wrong, or right. */
static void nothing_is_read_beyond_the_length(void **state) {
    (void)state;
    struct scan_result result;
    struct errbuf err;
    assert_true(scan_json("[1]x", 3, &result, &err));
    assert_true(scan_json("truest", 4, &result, &err));
    assert_true(scan_json("12e", 2, &result, &err));
    assert_false(scan_json("\"a\"", 2, &result, &err));
    assert_false(scan_json("\"\\u0041\"", 5, &result, &err));
}

static bool scan_nested(int depth, char open, struct scan_result *result) {
    struct errbuf err;
    size_t length = (size_t)depth;
    char *text = malloc(length * 6);
    assert_non_null(text);
    size_t at = 0;
    for (int i = 0; i < depth; i++) {
        text[at++] = open;
        if (open == '{' && i + 1 < depth) {
            text[at++] = '"';
            text[at++] = '"';
            text[at++] = ':';
        }
    }
    memset(text + at, open == '{' ? '}' : ']', length);
    bool taken = scan_json(text, at + length, result, &err);
    free(text);
    return taken;
}

static void nesting_has_a_limit(void **state) {
    (void)state;
    struct scan_result result;
    assert_true(scan_nested(SCAN_DEPTH_LIMIT, '[', &result));
    assert_true(scan_nested(SCAN_DEPTH_LIMIT, '{', &result));
    assert_false(scan_nested(SCAN_DEPTH_LIMIT + 1, '[', &result));
    assert_int_equal(result.bad, SCAN_DEPTH_LIMIT);
    assert_false(scan_nested(SCAN_DEPTH_LIMIT + 1, '{', &result));
}

/* "[0,0,…]": the list is a value, too. */
static void there_is_a_limit_of_values(void **state) {
    (void)state;
    static char text[2 * SCAN_VALUES_LIMIT + 2];
    struct scan_result result;
    struct errbuf err;
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, ",0", 2);
    text[0] = '[';
    text[2 * SCAN_VALUES_LIMIT - 2] = ']';
    assert_true(scan_json(text, 2 * SCAN_VALUES_LIMIT - 1, &result, &err));
    text[2 * SCAN_VALUES_LIMIT - 2] = ',';
    text[2 * SCAN_VALUES_LIMIT] = ']';
    assert_false(scan_json(text, 2 * SCAN_VALUES_LIMIT + 1, &result, &err));
    assert_int_equal(result.bad, 2 * SCAN_VALUES_LIMIT - 1);
    assert_string_equal(err.text, "the file holds more than 1000000 values");
}

static void a_number_of_many_digits_is_measured(void **state) {
    (void)state;
    struct scan_result result;
    struct errbuf err;
    enum { DIGITS = 2000 };
    char text[DIGITS + 8];
    memset(text, '9', DIGITS);
    assert_false(scan_json(text, DIGITS, &result, &err));
    assert_true(scan_json(text, 308, &result, &err));
    text[0] = '0';
    text[1] = '.';
    assert_true(scan_json(text, DIGITS, &result, &err));
}

static void a_nul_escape_is_noticed(void **state) {
    (void)state;
    struct scan_result result;
    struct errbuf err;
    assert_true(scan_json("\"\\u0000\"", 8, &result, &err));
    assert_true(result.has_nul_escape);
    assert_true(scan_json("\"\\\\u0000\"", 9, &result, &err));
    assert_false(result.has_nul_escape);
}

static void every_value_is_placed(void **state) {
    (void)state;
    static const char text[] =
        " {\"a\" : [1, \"]},:\", {\"x\":{}}, [ ]],\n\"b\":-2.5e3, \"c\":null}";
    static const size_t begin[] = {1, 8, 9, 12, 20, 25, 30, 40, 52};
    struct scan_result result;
    struct scan_values values = {0};
    struct errbuf err;
    assert_true(scan_values(text, sizeof text - 1, &values, &result, &err));
    assert_int_equal(values.count, sizeof begin / sizeof *begin);
    for (int i = 0; i < values.count; i++)
        assert_int_equal(values.begin[i], begin[i]);
    free(values.begin);
}

/* A string is read eight bytes at a time: what ends it, or is wrong in it, at every place of eight.
 */
static void strings_of_every_length_are_read(void **state) {
    (void)state;
    struct scan_result result;
    struct errbuf err;
    for (int length = 0; length < 40; length++)
        for (int at = 0; at < length; at++) {
            char text[64], made[64];
            memset(text, (at + length) % 2 == 0 ? 'x' : 0x7F, sizeof text);
            snprintf(made, sizeof made, "\"%.*s\\n%.*s\"", at, text, length - at - 1, text);
            assert_true(scan_json(made, strlen(made), &result, &err));
            made[1 + at] = '\x1F';
            assert_false(scan_json(made, strlen(made), &result, &err));
            assert_int_equal(result.bad, 1 + at);
            made[1 + at] = '"';
            assert_false(scan_json(made, strlen(made), &result, &err));
            assert_int_equal(result.bad, 2 + at);
        }
}

static void a_long_number_is_noticed(void **state) {
    (void)state;
    struct scan_result result;
    struct errbuf err;
    char text[SCAN_LONG_NUMBER];
    memset(text, '7', sizeof text);
    assert_true(scan_json(text, sizeof text - 1, &result, &err));
    assert_false(result.has_long_number);
    assert_true(scan_json(text, sizeof text, &result, &err));
    assert_true(result.has_long_number);
}

/* The suite's own verdicts are in the names: y_ must be taken, n_ refused; i_ is left to us. */

static const char suite[] = RTLESSON_TEST_ROOT "/../shared/jsontestsuite";

static bool open_to_us_is_taken(const char *name) {
    static const char *const taken[] = {
        "i_number_double_huge_neg_exp.json", /* too small for a double: rounded to 0 */
        "i_number_real_underflow.json",      /* so is this */
        "i_number_too_big_neg_int.json",     /* a double near it is good enough; a field */
        "i_number_too_big_pos_int.json",     /* that wants a whole number has its range */
        "i_number_very_big_negative_int.json",
        "i_structure_500_nested_arrays.json", /* within the limit of 1,000 */
    };
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (strcmp(name, taken[i]) == 0)
            return true;
    /* Refused: lone surrogates, what is no UTF-8, a byte-order mark, numbers beyond a double. */
    return false;
}

static void try_file(const char *name) {
    char path[1024];
    struct problems problems = {0};
    struct json_document document;
    size_t length;
    snprintf(path, sizeof path, "%s/%s", suite, name);
    char *text = file_read(path, &length, &problems);
    assert_non_null(text);
    bool expected = name[0] == 'y' || (name[0] == 'i' && open_to_us_is_taken(name));
    bool taken = json_parse(&document, name, text, length, false, &problems);
    if (taken != expected)
        fail_msg("%s is %s", name, taken ? "taken" : "refused");
    assert_int_equal(problems.count, taken ? 0 : 1);
    if (taken)
        json_release(&document);
    else if (problems.list[0].place.line < 1 || problems.list[0].place.column < 1)
        fail_msg("%s is refused without a place", name);
    problems_release(&problems);
    free(text);
}

static void the_json_test_suite_is_held(void **state) {
    (void)state;
    DIR *folder = opendir(suite);
    if (folder == NULL) {
        print_message("%s is not there: skipped\n", suite);
        skip();
        return;
    }
    int counts[3] = {0};
    static const char kinds[] = "yni";
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *kind = entry->d_name[0] != '\0' ? strchr(kinds, entry->d_name[0]) : NULL;
        if (kind == NULL || entry->d_name[1] != '_')
            continue;
        try_file(entry->d_name);
        counts[kind - kinds]++;
    }
    closedir(folder);
    assert_int_equal(counts[0], 95);
    assert_int_equal(counts[1], 188);
    assert_int_equal(counts[2], 35);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_json_is_taken),
        cmocka_unit_test(every_mistake_is_placed_and_explained),
        cmocka_unit_test(bytes_that_are_nul_are_refused),
        cmocka_unit_test(nothing_is_read_beyond_the_length),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(there_is_a_limit_of_values),
        cmocka_unit_test(a_number_of_many_digits_is_measured),
        cmocka_unit_test(a_nul_escape_is_noticed),
        cmocka_unit_test(every_value_is_placed),
        cmocka_unit_test(strings_of_every_length_are_read),
        cmocka_unit_test(a_long_number_is_noticed),
        cmocka_unit_test(the_json_test_suite_is_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
