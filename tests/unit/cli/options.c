#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sim/knob.h"

enum { SECTION, SIZE, ASCII };

static const struct option TABLE[] = {
    [SECTION] = {"section", "ID", "start here"},
    [SIZE] = {"size", "80x24", "of the frame"},
    [ASCII] = {"ascii", NULL, "no other characters"},
    {.name = NULL},
};

enum { WORDS = 8 };

struct parse {
    char line[160];
    const char *words[WORDS];
    struct arguments arguments;
    struct errbuf err;
    bool good;
};

/* The words of a line, between single blanks. */
static struct parse *parse(const char *line) {
    static struct parse parse;
    int count = 0;
    parse = (struct parse){.good = false};
    snprintf(parse.line, sizeof parse.line, "%s", line);
    for (char *word = strtok(parse.line, " "); word != NULL; word = strtok(NULL, " ")) {
        assert_true(count < WORDS);
        parse.words[count++] = word;
    }
    parse.good = options_parse(TABLE, parse.words, count, &parse.arguments, &parse.err);
    return &parse;
}

static void nothing_is_fine(void **state) {
    (void)state;
    const struct parse *it = parse("");
    assert_true(it->good);
    assert_int_equal(it->arguments.operand_count, 0);
    assert_null(it->arguments.values[SECTION]);
    assert_null(it->arguments.values[ASCII]);
    assert_false(it->arguments.help);
}

static void options_stand_anywhere(void **state) {
    (void)state;
    const struct parse *it = parse("--section end a.json --ascii b.json --size=40x12");
    assert_true(it->good);
    assert_string_equal(it->arguments.values[SECTION], "end");
    assert_string_equal(it->arguments.values[SIZE], "40x12");
    assert_string_equal(it->arguments.values[ASCII], "");
    assert_int_equal(it->arguments.operand_count, 2);
    assert_string_equal(it->arguments.operands[0], "a.json");
    assert_string_equal(it->arguments.operands[1], "b.json");
}

static void the_last_value_counts(void **state) {
    (void)state;
    const struct parse *it = parse("--size 1x1 --size=2x2");
    assert_true(it->good);
    assert_string_equal(it->arguments.values[SIZE], "2x2");
}

static void values_may_be_empty_or_look_like_options(void **state) {
    (void)state;
    const struct parse *it = parse("--section= --size --ascii");
    assert_true(it->good);
    assert_string_equal(it->arguments.values[SECTION], "");
    assert_string_equal(it->arguments.values[SIZE], "--ascii");
    assert_null(it->arguments.values[ASCII]);
}

static void two_dashes_end_the_options(void **state) {
    (void)state;
    const struct parse *it = parse("--ascii -- --size -- -x");
    assert_true(it->good);
    assert_int_equal(it->arguments.operand_count, 3);
    assert_string_equal(it->arguments.operands[0], "--size");
    assert_string_equal(it->arguments.operands[1], "--");
    assert_string_equal(it->arguments.operands[2], "-x");
    assert_null(it->arguments.values[SIZE]);
}

static void one_dash_is_an_operand(void **state) {
    (void)state;
    const struct parse *it = parse("-");
    assert_true(it->good);
    assert_string_equal(it->arguments.operands[0], "-");
}

static void help_and_version_are_known_everywhere(void **state) {
    (void)state;
    assert_true(parse("--help")->arguments.help);
    assert_true(parse("a -h")->arguments.help);
    assert_false(parse("-- --help")->arguments.help);
    assert_true(parse("--version")->arguments.version);
    assert_false(parse("--help")->arguments.version);
}

static void mistakes_are_named(void **state) {
    (void)state;
    static const struct {
        const char *word, *message;
    } MISTAKES[] = {
        {"--secton", "there is no option --secton; did you mean --section?"},
        {"--ASCII", "there is no option --ASCII; did you mean --ascii?"},
        {"-ascii", "there is no option -ascii; did you mean --ascii?"},
        {"--versio", "there is no option --versio; did you mean --version?"},
        {"--unheard-of", "there is no option --unheard-of"},
        {"-x", "there is no option -x"},
        {"--size", "--size needs a value: --size 80x24"},
        {"--ascii=yes", "--ascii takes no value"},
    };
    for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
        char line[80];
        snprintf(line, sizeof line, "a.json %s", MISTAKES[i].word);
        const struct parse *it = parse(line);
        assert_false(it->good);
        assert_string_equal(it->err.text, MISTAKES[i].message);
    }
}

static void knobs_stand_behind_a_commands_own(void **state) {
    (void)state;
    struct option table[OPTIONS_LIMIT + 1];
    options_gather(TABLE, false, table);
    assert_string_equal(table[ASCII].name, "ascii");
    assert_null(table[ASCII + 1].name);
    options_gather(TABLE, true, table);
    assert_string_equal(table[SIZE].name, "size");
    for (int i = 0; i < KNOB_COUNT; i++) {
        assert_string_equal(table[ASCII + 1 + i].name, knobs[i].name);
        assert_ptr_equal(table[ASCII + 1 + i].value, knobs[i].value);
    }
    assert_null(table[ASCII + 1 + KNOB_COUNT].name);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_fine),
        cmocka_unit_test(options_stand_anywhere),
        cmocka_unit_test(the_last_value_counts),
        cmocka_unit_test(values_may_be_empty_or_look_like_options),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(one_dash_is_an_operand),
        cmocka_unit_test(help_and_version_are_known_everywhere),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(knobs_stand_behind_a_commands_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
