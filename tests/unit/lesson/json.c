#include "lesson/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void parse(struct json_document *document, const char *text) {
    struct problems problems = {0};
    if (!json_parse(document, "test.json", text, strlen(text), false, &problems))
        fail_msg("%s", problems.list[0].text);
    problems_release(&problems);
}

static void expect(struct place place, int line, int column) {
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void every_type_is_told(void **state) {
    (void)state;
    static const struct {
        enum json_type type;
        const char *name;
    } expected[] = {
        {JSON_NULL, "null"},        {JSON_BOOL, "true"},   {JSON_BOOL, "false"},
        {JSON_NUMBER, "a number"},  {JSON_STRING, "text"}, {JSON_ARRAY, "a list"},
        {JSON_OBJECT, "an object"},
    };
    struct json_document document;
    parse(&document, "[null, true, false, -1.5, \"é\\n\", [], {}]");
    assert_int_equal(json_count(document.root), 7);
    const struct json *item = json_first(document.root);
    for (size_t i = 0; i < 7; i++, item = json_next(item)) {
        assert_int_equal(json_type(item), expected[i].type);
        assert_string_equal(json_type_name(item), expected[i].name);
        assert_null(json_key(item));
        assert_ptr_equal(item, json_item(document.root, (int)i));
    }
    assert_null(item);
    assert_null(json_item(document.root, 7));
    assert_true(json_bool(json_item(document.root, 1)));
    assert_false(json_bool(json_item(document.root, 2)));
    assert_true(json_number(json_item(document.root, 3)) == -1.5);
    assert_string_equal(json_string(json_item(document.root, 4)), "é\n");
    assert_null(json_first(json_item(document.root, 5)));
    json_release(&document);
}

static void members_are_found_by_their_exact_key(void **state) {
    (void)state;
    struct json_document document;
    parse(&document, "{\"Title\": 1, \"title\": 2, \"title\": 3}");
    assert_int_equal(json_count(document.root), 3);
    assert_true(json_number(json_member(document.root, "title")) == 2);
    assert_null(json_member(document.root, "TITLE"));
    assert_null(json_item(document.root, 0));
    assert_null(json_member(json_member(document.root, "title"), "title"));
    json_release(&document);
}

static void every_value_and_key_has_its_place(void **state) {
    (void)state;
    struct json_document document;
    parse(&document, "{\n"
                     "  \"é\" : [1, \"]},:\", {\"x\": {}}, [ ],\n"
                     "    -2.5e3, true],\n"
                     "  \"a\\\"b\\\\\"\n"
                     "    :\n"
                     "    null, \"last\":[[[3]]]\n"
                     "}");
    const struct json *list = json_first(document.root);
    expect(json_place(&document, document.root), 1, 1);
    expect(json_place(&document, list), 2, 9);
    expect(json_key_place(&document, list), 2, 3);
    expect(json_place(&document, json_item(list, 0)), 2, 10);
    expect(json_key_place(&document, json_item(list, 0)), 2, 10);
    expect(json_place(&document, json_item(list, 1)), 2, 13);
    expect(json_place(&document, json_item(list, 2)), 2, 21);
    expect(json_place(&document, json_first(json_item(list, 2))), 2, 27);
    expect(json_key_place(&document, json_first(json_item(list, 2))), 2, 22);
    expect(json_place(&document, json_item(list, 3)), 2, 32);
    expect(json_place(&document, json_item(list, 4)), 3, 5);
    expect(json_place(&document, json_item(list, 5)), 3, 13);
    const struct json *odd = json_next(list);
    assert_string_equal(json_key(odd), "a\"b\\");
    expect(json_place(&document, odd), 6, 5);
    expect(json_key_place(&document, odd), 4, 3);
    const struct json *last = json_next(odd);
    expect(json_place(&document, last), 6, 18);
    expect(json_key_place(&document, last), 6, 11);
    expect(json_place(&document, json_first(json_first(json_first(last)))), 6, 21);
    json_release(&document);
}

static void a_single_value_is_a_document(void **state) {
    (void)state;
    static const char *const texts[] = {" 12", "\n\"x\"", " []", "\t{}", " null"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct json_document document;
        parse(&document, texts[i]);
        assert_int_equal(json_offset(document.root), 1);
        json_release(&document);
    }
}

/* Far beyond one mark of the table that places are found with. */
static void places_are_right_in_a_large_document(void **state) {
    (void)state;
    enum { ROWS = 20000 };
    char *text = malloc(ROWS * 24 + 8);
    assert_non_null(text);
    size_t length = 0;
    text[length++] = '[';
    for (int i = 0; i < ROWS; i++)
        length += (size_t)sprintf(text + length, "%s\"é—\", %d",
                                  i == 0  ? ""
                                  : i % 7 ? ", "
                                          : ",\n",
                                  i);
    text[length++] = ']';
    text[length] = '\0';
    struct json_document document;
    parse(&document, text);
    int count = 0;
    for (const struct json *item = json_first(document.root); item != NULL;
         item = json_next(item), count++) {
        if (count % 997 != 0)
            continue;
        struct place place = place_of(text, length, json_offset(item));
        expect(json_place(&document, item), place.line, place.column);
        if (json_type(item) == JSON_NUMBER)
            assert_int_equal((int)json_number(item), count / 2);
        assert_int_equal(text[json_offset(item)] == '"', json_type(item) == JSON_STRING);
    }
    assert_int_equal(count, 2 * ROWS);
    json_release(&document);
    free(text);
}

static void text_that_c_would_cut_is_told(void **state) {
    (void)state;
    struct json_document document;
    parse(&document, "{\"a\": \"x\\u0000y\", \"b\\u0000c\": \"x\\\\u0000\", \"d\": \"\\u00001\"}");
    const struct json *first = json_first(document.root), *second = json_next(first);
    const struct json *third = json_next(second);
    assert_true(json_string_is_cut(&document, first));
    assert_false(json_key_is_cut(&document, first));
    assert_false(json_string_is_cut(&document, second));
    assert_true(json_key_is_cut(&document, second));
    assert_true(json_string_is_cut(&document, third));
    assert_false(json_string_is_cut(&document, document.root));
    assert_false(json_key_is_cut(&document, document.root));
    json_release(&document);
}

static void a_mistake_is_one_problem_with_its_place(void **state) {
    (void)state;
    struct problems problems = {0};
    struct json_document document;
    const char *text = "{\n  \"é\": 1,\n  \"e\": [2, 3\n  \"f\": (";
    assert_false(json_parse(&document, "a.json", text, strlen(text), false, &problems));
    assert_null(document.root);
    assert_int_equal(problems.count, 1);
    expect(problems.list[0].place, 3, 13);
    assert_string_equal(problems.list[0].file, "a.json");
    assert_string_equal(problems.list[0].text, "a comma or ] is missing here, before the next key");
    problems_release(&problems);
}

/* The tree is that of the mended text, the places are those of the text as it was written. */
static void a_mended_text_is_read(void **state) {
    (void)state;
    struct problems problems = {0};
    struct json_document document;
    const char *text = "\xEF\xBB\xBF{\n  // é\n  'é': “x”, k: 007 'l': [2s,], \"m\": no,\n}";
    assert_true(json_parse(&document, "a.json", text, strlen(text), false, &problems));
    assert_int_equal(document.mistakes, 12);
    assert_int_equal(problems.errors, 12);
    const struct json *first = json_first(document.root), *list;
    assert_string_equal(json_string(first), "x");
    expect(json_key_place(&document, first), 3, 3);
    expect(json_place(&document, first), 3, 8);
    assert_int_equal(json_place(&document, first).length, strlen("“x”"));
    assert_true(json_number(json_member(document.root, "k")) == 7);
    list = json_member(document.root, "l");
    expect(json_key_place(&document, list), 3, 20);
    assert_string_equal(json_string(json_first(list)), "2s");
    assert_int_equal(json_place(&document, list).length, 1);
    assert_int_equal(json_end(&document, list) - json_offset(list), strlen("[2s,]"));
    assert_false(json_is_mistake(&document, list));
    assert_true(json_is_mistake(&document, json_member(document.root, "m")));
    json_release(&document);
    problems_release(&problems);
}

/* Certain edits, with all that belongs to one problem, and where it begins. */
static void what_is_certain_is_a_fix(void **state) {
    (void)state;
    struct problems problems = {0};
    struct json_document document;
    const char *text = "{\"a\": \"x\ty\tz\", // b\n\"c\": [1}";
    assert_true(json_parse(&document, "a.json", text, strlen(text), false, &problems));
    assert_int_equal(problems.count, 3);
    const struct fix *fix = problems.list[0].fixes;
    assert_int_equal(fix->offset, 8);
    assert_int_equal(fix->length, 1);
    assert_string_equal(fix->text, "\\t");
    assert_int_equal(fix->next->offset, 10);
    assert_null(fix->next->next);
    assert_null(problems.list[1].fixes);
    assert_null(problems.list[2].fixes);
    expect(problems.list[2].related->place, 2, 6);
    json_release(&document);
    problems_release(&problems);
}

static void syntax_alone_builds_no_tree(void **state) {
    (void)state;
    struct problems problems = {0};
    struct json_document document;
    assert_true(json_parse(&document, "a", "[1]", 3, true, &problems));
    assert_null(document.root);
    json_release(&document);
    assert_false(json_parse(&document, "a", "[1", 2, true, &problems));
    assert_int_equal(problems.count, 1);
    problems_release(&problems);
}

static void a_tree_at_the_limit_of_nesting_is_built(void **state) {
    (void)state;
    enum { DEPTH = 1000 };
    char text[2 * DEPTH + 1];
    memset(text, '[', DEPTH);
    memset(text + DEPTH, ']', DEPTH);
    text[2 * DEPTH] = '\0';
    struct json_document document;
    parse(&document, text);
    const struct json *item = document.root;
    for (size_t i = 0; i < DEPTH; i++, item = json_first(item))
        assert_int_equal(json_offset(item), i);
    assert_null(item);
    json_release(&document);
}

#define SEVENTY_ZEROS "0000000000000000000000000000000000000000000000000000000000000000000000"

/* cJSON 1.7.15 reads no more than 63 characters of a number. */
static void numbers_of_any_length_are_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } numbers[] = {
        {"1." SEVENTY_ZEROS, 1},
        {"-1." SEVENTY_ZEROS "e2", -100},
        {"1" SEVENTY_ZEROS "e-70", 1},
        {"12345678901234567890123456789012345678901234567890123456789012", 1.2345678901234567e61},
        {"123456789012345678901234567890123456789012345678901234567890123", 1.2345678901234568e62},
        {"1234567890123456789012345678901234567890123456789012345678901234", 1.2345678901234568e63},
        {"0." SEVENTY_ZEROS "25", 2.5e-71},
        {"0.1000000000000000055511151231257827021181583404541015625" SEVENTY_ZEROS, 0.1},
        {"0." SEVENTY_ZEROS SEVENTY_ZEROS SEVENTY_ZEROS SEVENTY_ZEROS SEVENTY_ZEROS "1", 0},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[2400];
        struct json_document document;
        parse(&document, numbers[i].text);
        assert_true(json_number(document.root) == numbers[i].value);
        json_release(&document);
        snprintf(text, sizeof text, "{\"a\":%s,\"b\":[%s\n,%s ,\"%s\"],\n\"c\":7}", numbers[i].text,
                 numbers[i].text, numbers[i].text, numbers[i].text);
        parse(&document, text);
        const struct json *list = json_member(document.root, "b");
        assert_true(json_number(json_first(document.root)) == numbers[i].value);
        assert_true(json_number(json_item(list, 0)) == numbers[i].value);
        assert_true(json_number(json_item(list, 1)) == numbers[i].value);
        assert_string_equal(json_string(json_item(list, 2)), numbers[i].text);
        expect(json_place(&document, json_member(document.root, "c")), 3, 5);
        json_release(&document);
    }
}

/* As a problem far down is told first, and one before it later. */
static void places_are_found_in_any_order(void **state) {
    (void)state;
    enum { ROWS = 3000 };
    char text[ROWS * 4 + 2];
    text[0] = '[';
    for (size_t i = 0; i < ROWS; i++)
        memcpy(text + 1 + 4 * i, i + 1 < ROWS ? "10,\n" : "10 ]", 4);
    text[sizeof text - 1] = '\0';
    struct json_document document;
    parse(&document, text);
    assert_int_equal(json_count(document.root), ROWS);
    for (int i = ROWS - 1; i >= 0; i -= 271)
        expect(json_place(&document, json_item(document.root, i)), i + 1, i == 0 ? 2 : 1);
    expect(json_place(&document, json_item(document.root, ROWS - 1)), ROWS, 1);
    json_release(&document);
}

static void too_large_a_text_is_refused(void **state) {
    (void)state;
    struct problems problems = {0};
    struct json_document document;
    assert_false(json_parse(&document, "big", "", (size_t)JSON_SIZE_LIMIT + 1, false, &problems));
    assert_string_equal(problems.list[0].text, "the file is larger than 64 MiB");
    assert_int_equal(problems.list[0].place.line, 0);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_is_told),
        cmocka_unit_test(members_are_found_by_their_exact_key),
        cmocka_unit_test(every_value_and_key_has_its_place),
        cmocka_unit_test(a_single_value_is_a_document),
        cmocka_unit_test(places_are_right_in_a_large_document),
        cmocka_unit_test(text_that_c_would_cut_is_told),
        cmocka_unit_test(a_mistake_is_one_problem_with_its_place),
        cmocka_unit_test(a_mended_text_is_read),
        cmocka_unit_test(what_is_certain_is_a_fix),
        cmocka_unit_test(syntax_alone_builds_no_tree),
        cmocka_unit_test(a_tree_at_the_limit_of_nesting_is_built),
        cmocka_unit_test(numbers_of_any_length_are_read),
        cmocka_unit_test(places_are_found_in_any_order),
        cmocka_unit_test(too_large_a_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
