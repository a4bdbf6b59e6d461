/* docs/questions.md: every worked example in it is what the program makes of it, and every rule
 * stands there in the words of its table.
 *
 * An example is a question as JSON, and a table behind it. A row is an answer, or several tries
 * one after the other, and what they are worth by the rule that stands above each column. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "blocks/registry.h"
#include "fixture.h"
#include "lesson/file.h"
#include "quiz/rules.h"

#define PATH RTLESSON_TEST_ROOT "/docs/questions.md"

enum { LINE_BYTES = 1024, JSON_BYTES = 8192, CELLS = 8 };

/* What is read of the page, line by line. */
struct page {
    FILE *file;
    int line;
    char text[LINE_BYTES];
};

static bool next_line(struct page *page) {
    page->line++;
    if (fgets(page->text, sizeof page->text, page->file) == NULL)
        return false;
    page->text[strcspn(page->text, "\n")] = '\0';
    return true;
}

static bool begins(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

/* The cells of a row of a table, without the blanks around them; 0: it is none. */
static int read_cells(char *row, char *cells[CELLS]) {
    int count = 0;
    if (row[0] != '|')
        return 0;
    for (char *at = row + 1, *end; (end = strchr(at, '|')) != NULL && count < CELLS; at = end + 1) {
        *end = '\0';
        cells[count++] = at + strspn(at, " ");
        for (char *last = end; last > at && last[-1] == ' '; last--)
            last[-1] = '\0';
    }
    return count;
}

/* Answers */

static void answer_one(struct fixture *fixture, const struct block *block, const char *word,
                       int place) {
    char item[FACTS_PART_BYTES];
    const char *colon = strchr(word, ':'), *kind = block->schema->name;
    size_t length = colon != NULL ? (size_t)(colon - word) : strlen(word);
    snprintf(item, sizeof item, "%.*s", (int)length, word);
    if (colon != NULL)
        facts_set_text(&fixture->facts, block->id, item, colon + 1);
    else
        facts_set(&fixture->facts, block->id, item, strcmp(kind, "order") == 0 ? place : 1);
}

static void forget_answer(struct fixture *fixture, const struct block *block) {
    const struct question *question = block_kind(block)->question;
    for (int i = 0; i < question->count(block); i++)
        facts_clear(&fixture->facts, block->id, question->answer_id(block, i));
}

static bool stands_somewhere(const struct fixture *fixture, const struct block *block,
                             const char *row) {
    const struct question *question = block_kind(block)->question;
    for (int i = 0; i < question->count(block); i++) {
        const char *there = facts_text(&fixture->facts, block->id, question->answer_id(block, i));
        if (there != NULL && strcmp(there, row) == 0)
            return true;
    }
    return false;
}

/* Of a match: at the places that are left stands what is left over. */
static void fill_up(struct fixture *fixture, const struct block *block) {
    const struct question *question = block_kind(block)->question;
    for (int i = 0, row = 0; i < question->count(block); i++) {
        if (facts_has(&fixture->facts, block->id, question->answer_id(block, i)))
            continue;
        while (stands_somewhere(fixture, block, question->answer_id(block, row)))
            row++;
        facts_set_text(&fixture->facts, block->id, question->answer_id(block, i),
                       question->answer_id(block, row));
    }
}

/* Of a text: "`one`, `two`" is what is typed into the gaps. */
static void type_all(struct fixture *fixture, const struct block *block, char *words) {
    const struct question *question = block_kind(block)->question;
    for (int i = 0; i < question->count(block); i++) {
        char *typed = strchr(words, '`') + 1, *end = strchr(typed, '`');
        *end = '\0';
        facts_set_text(&fixture->facts, block->id, question->answer_id(block, i), typed);
        words = end + 1;
    }
}

static void place_all(struct fixture *fixture, const struct block *block, char *words) {
    int place = 0;
    for (char *word = strtok(words, "` "); word != NULL; word = strtok(NULL, "` "))
        if (strcmp(word, "nothing") != 0)
            answer_one(fixture, block, word, ++place);
    if (strcmp(block->schema->name, "match") == 0)
        fill_up(fixture, block);
}

/* "`long stream`" ticks two; "nothing" none. */
static void try_one(struct fixture *fixture, const struct block *block, char *words) {
    forget_answer(fixture, block);
    if (strcmp(block->schema->name, "text") == 0 || strcmp(block->schema->name, "numeric") == 0)
        type_all(fixture, block, words);
    else
        place_all(fixture, block, words);
    fixture_focus(fixture, block, QUESTION_CHECK);
    fixture->confirms = true;
    fixture_key(fixture, KEYSYM_ENTER);
}

/* Tries, each behind ", then ". */
static int try_all(struct fixture *fixture, const struct block *block, const char *tries) {
    char text[LINE_BYTES];
    int count = 0;
    snprintf(text, sizeof text, "%s", tries);
    for (char *at = text, *next; at != NULL; at = next, count++) {
        next = strstr(at, ", then ");
        if (next != NULL) {
            *next = '\0';
            next += strlen(", then ");
        }
        try_one(fixture, block, at);
    }
    return count;
}

/* One cell */

static struct score read_score(const char *cell) {
    int num = 0, den = 1;
    assert_true(sscanf(cell, "%d/%d", &num, &den) >= 1);
    return score_of(num, den);
}

/* The question with `rule` in place of the one that it names; "worth": as it is. */
static void write_by_rule(const char *json, const char *rule, char into[JSON_BYTES]) {
    char name[64] = "", *end;
    snprintf(into, JSON_BYTES, "%s", json);
    if (sscanf(rule, "`%63[a-z]`", name) != 1)
        return;
    const char *field =
        strcmp(name, "best") == 0 || strcmp(name, "last") == 0 ? "\"counts\": \"" : "\"score\": \"";
    const char *at = strstr(json, field);
    assert_non_null(at);
    size_t head = (size_t)(at - json) + strlen(field);
    end = strchr(json + head, '"');
    snprintf(into + head, JSON_BYTES - head, "%s%s", name, end);
}

static void expect_worth(const struct page *page, const char *json, const char *rule,
                         const char *tries, const char *worth) {
    char by_rule[JSON_BYTES];
    struct fixture fixture;
    write_by_rule(json, rule, by_rule);
    fixture_open_block(&fixture, by_rule);
    const struct block *block = fixture_block(&fixture, 0);
    int count = try_all(&fixture, block, tries);
    if (tries_count(&fixture.tries, block->id) != count)
        fail_msg("docs/questions.md:%d: %s: %s", page->line, tries, fixture.session.notice);
    struct score want = score_times(read_score(worth), points_of(block));
    struct score got = points_counted(block, &fixture.scene);
    if (got.num != want.num || got.den != want.den)
        fail_msg("docs/questions.md:%d: by %s it is worth %" PRId64 "/%" PRId64 ", not %s",
                 page->line, rule, got.num, got.den, worth);
    fixture_close(&fixture);
}

/* The page */

static void read_json(struct page *page, char into[JSON_BYTES]) {
    size_t length = 0;
    while (next_line(page) && !begins(page->text, "```"))
        length += (size_t)snprintf(into + length, JSON_BYTES - length, "%s\n", page->text);
    assert_true(length < JSON_BYTES);
}

/* The rows of the table behind an example; returns how many cells were held against the program. */
static int hold_table(struct page *page, const char *json) {
    char head[LINE_BYTES], *rules[CELLS], *cells[CELLS];
    int held = 0;
    while (next_line(page) && page->text[0] == '\0')
        ;
    snprintf(head, sizeof head, "%s", page->text);
    int columns = read_cells(head, rules);
    while (next_line(page) && page->text[0] == '|') {
        assert_int_equal(read_cells(page->text, cells), columns);
        for (int i = 1; i < columns && !begins(cells[0], "---"); i++, held++)
            expect_worth(page, json, rules[i], cells[0], cells[i]);
    }
    return held;
}

static void every_worked_example_is_so(void **state) {
    (void)state;
    static char json[JSON_BYTES];
    struct page page = {.file = fopen(PATH, "r")};
    int held = 0, examples = 0;
    assert_non_null(page.file);
    while (next_line(&page))
        if (strcmp(page.text, "```json") == 0) {
            read_json(&page, json);
            int cells = hold_table(&page, json);
            if (cells == 0)
                fail_msg("docs/questions.md:%d: an example without a table", page.line);
            held += cells;
            examples++;
        }
    fclose(page.file);
    assert_true(examples >= 7 && held >= 90);
}

static bool says_line(const char *want) {
    struct page page = {.file = fopen(PATH, "r")};
    bool found = false;
    while (!found && next_line(&page))
        found = strcmp(page.text, want) == 0;
    fclose(page.file);
    return found;
}

static void expect_row(const char *name, const char *says, const char *example) {
    char want[LINE_BYTES];
    snprintf(want, sizeof want, "| `%s` | %s | %s |", name, says, example);
    if (!says_line(want))
        fail_msg("docs/questions.md lacks the row: %s", want);
}

static void every_rule_stands_in_its_own_words(void **state) {
    (void)state;
    for (const struct rule_of_choices *row = rules_choices; row->name != NULL; row++)
        expect_row(row->name, row->says, row->example);
    for (const struct rule_of_sort *row = rules_sort; row->name != NULL; row++)
        expect_row(row->name, row->says, row->example);
    for (const struct rule_of_order *row = rules_order; row->name != NULL; row++)
        expect_row(row->name, row->says, row->example);
    for (const struct rule_of_tries *row = rules_tried; row->name != NULL; row++)
        expect_row(row->name, row->says, row->example);
}

/* Every field of every kind that asks, and of what stands inside, is named between backticks. */
static int missing_names(const struct schema *schema, const char *page) {
    int missing = 0;
    for (const struct field *row = schema->fields; row->name != NULL; row++) {
        char name[64];
        snprintf(name, sizeof name, "`%s`", row->name);
        if (strstr(page, name) == NULL && ++missing > 0)
            print_error("docs/questions.md does not tell of \"%s\" of %s\n", row->name,
                        schema->name);
        missing += row->of != NULL ? missing_names(row->of, page) : 0;
    }
    return missing;
}

static void every_field_is_told_of(void **state) {
    (void)state;
    struct problems problems = {0};
    size_t length;
    char *page = file_read(PATH, &length, &problems);
    struct kinds kinds = registry_kinds();
    int missing = 0, asking = 0;
    assert_non_null(page);
    for (int i = 0; i < kinds.count; i++)
        if (kinds.schemas[i]->question || strcmp(kinds.schemas[i]->name, "quiz") == 0) {
            missing += missing_names(kinds.schemas[i], page);
            asking++;
        }
    free(page);
    assert_int_equal(missing, 0);
    assert_true(asking >= 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_worked_example_is_so),
        cmocka_unit_test(every_rule_stands_in_its_own_words),
        cmocka_unit_test(every_field_is_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
