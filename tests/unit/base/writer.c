#include "base/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "out_of_memory.h"

static void an_empty_writer_has_nothing(void **state) {
    (void)state;
    struct writer writer = {0};
    assert_null(writer.text);
    writer_bytes(&writer, NULL, 0);
    writer_printf(&writer, "%s", "");
    assert_int_equal(writer.length, 0);
    writer_release(&writer);
    assert_null(writer.text);
}

static void what_is_written_is_appended(void **state) {
    (void)state;
    struct writer writer = {0};
    writer_printf(&writer, "%d of %s, ", 3, "ten");
    writer_bytes(&writer, "a\033b", 3);
    writer_printf(&writer, "%c", '.');
    assert_string_equal(writer.text, "3 of ten, a\033b.");
    assert_int_equal(writer.length, strlen(writer.text));
    writer_release(&writer);
    writer_printf(&writer, "again");
    assert_string_equal(writer.text, "again");
    writer_release(&writer);
}

/* Every length once, so that each end of the memory is met. */
static void it_grows_at_any_length(void **state) {
    (void)state;
    char piece[701];
    memset(piece, 'x', sizeof piece);
    struct writer writer = {0};
    size_t sum = 0;
    for (size_t length = 0; length < 700; length++) {
        if (length % 2 == 0)
            writer_bytes(&writer, piece, length);
        else
            writer_printf(&writer, "%.*s", (int)length, piece);
        sum += length;
        assert_int_equal(writer.length, sum);
        assert_true(writer.length < writer.capacity);
        assert_int_equal(writer.text[sum], '\0');
    }
    assert_int_equal(strspn(writer.text, "x"), sum);
    writer_release(&writer);
}

static void write_more_than_there_is(void) {
    volatile size_t too_much = SIZE_MAX / 2;
    writer_bytes(&(struct writer){0}, "x", too_much);
}

static void what_has_no_room_ends_the_program(void **state) {
    (void)state;
    assert_out_of_memory(write_more_than_there_is);
}

static void text_is_made_harmless(void **state) {
    (void)state;
    struct writer writer = {0};
    writer_text(&writer, "a\033[31m\tb\nc\u202Ed\200\u00AD!");
    assert_string_equal(writer.text, "a\uFFFD[31m b\nc\uFFFDd\uFFFD!");
    writer_release(&writer);
}

static void a_line_stays_one(void **state) {
    (void)state;
    struct writer writer = {0};
    writer_line(&writer, "a\nb\r\nc\u2028d\302\205e\vf\f\033[2K");
    assert_string_equal(writer.text, "a b  c\uFFFDd\uFFFDe\uFFFDf\uFFFD\uFFFD[2K");
    writer_release(&writer);
    writer_line(&writer, "\n");
    writer_line(&writer, "");
    assert_string_equal(writer.text, " ");
    writer_release(&writer);
}

static const char *wrapped(struct writer *writer, const char *first, const char *rest,
                           int width_cells, const char *text) {
    writer_release(writer);
    writer_wrapped(writer, first, rest, width_cells, text);
    return writer->text;
}

static void lines_are_wrapped_and_indented(void **state) {
    (void)state;
    struct writer writer = {0};
    assert_string_equal(wrapped(&writer, "- ", "  ", 12, "the quick brown fox jumps"),
                        "- the quick\n  brown fox\n  jumps\n");
    assert_string_equal(wrapped(&writer, "", "", 12, "the quick\nfox\033"),
                        "the quick\nfox\uFFFD\n");
    assert_string_equal(wrapped(&writer, "1. ", "   ", 80, "one"), "1. one\n");
    writer_release(&writer);
}

static void empty_lines_keep_no_blanks(void **state) {
    (void)state;
    struct writer writer = {0};
    assert_string_equal(wrapped(&writer, "  ", "  ", 20, ""), "\n");
    assert_string_equal(wrapped(&writer, "> ", "> ", 20, "a\n\nb"), "> a\n>\n> b\n");
    writer_release(&writer);
}

static void an_indent_wider_than_the_line_leaves_a_cell(void **state) {
    (void)state;
    struct writer writer = {0};
    assert_string_equal(wrapped(&writer, "    ", "    ", 3, "ab"), "    a\n    b\n");
    assert_string_equal(wrapped(&writer, "    ", "    ", -3, "ab"), "    a\n    b\n");
    writer_release(&writer);
}

/* Joining */

static void nothing_joined_is_kept_as_an_empty_text(void **state) {
    (void)state;
    struct writer writer = {0};
    struct arena arena = {0};
    assert_string_equal(writer_keep(&writer, &arena), "");
    assert_null(writer.text);
    arena_release(&arena);
}

enum { PIECES = 40, PIECE_BYTES = 24 };

/* Pieces with letters, what is no letter, marks of more than a byte, and now and then nothing. */
static void draw_piece(struct random *random, char into[PIECE_BYTES]) {
    static const char *const parts[] = {"a", " ", "\n", "%s", "ü", " · ", "\033", "日", "\\", "/"};
    int count = (int)random_below(random, 6);
    into[0] = '\0';
    for (int i = 0; i < count; i++)
        strcat(into, parts[random_below(random, (int64_t)(sizeof parts / sizeof *parts))]);
}

/* Whatever the texts are: the same as each put behind the one before. */
static void joined_is_what_plain_appending_makes(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 2000; seed++) {
        struct random random = random_seeded(seed, 0, 0);
        struct writer writer = {0};
        struct arena arena = {0};
        char separator[PIECE_BYTES], piece[PIECE_BYTES], plain[2 * PIECES * PIECE_BYTES] = "";
        draw_piece(&random, separator);
        int count = (int)random_below(&random, PIECES) + 1;
        for (int i = 0; i < count; i++) {
            draw_piece(&random, piece);
            writer_join(&writer, separator, piece);
            strcat(strcat(plain, i > 0 ? separator : ""), piece);
        }
        assert_string_equal(writer_keep(&writer, &arena), plain);
        arena_release(&arena);
    }
}

/* All that was written is copied when the memory moves, so it moves seldom: twice as many pieces
 * move it once more. */
static int moves_of(int pieces) {
    struct writer writer = {0};
    size_t capacity = 0;
    int moves = 0;
    for (int i = 0; i < pieces; i++) {
        writer_join(&writer, ", ", "piece");
        moves += writer.capacity != capacity;
        capacity = writer.capacity;
    }
    assert_true(capacity < 3 * writer.length + 300);
    writer_release(&writer);
    return moves;
}

static void joining_copies_as_much_as_it_joins(void **state) {
    (void)state;
    for (int pieces = 1000; pieces <= 64000; pieces *= 2)
        assert_int_equal(moves_of(2 * pieces), moves_of(pieces) + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_writer_has_nothing),
        cmocka_unit_test(what_is_written_is_appended),
        cmocka_unit_test(it_grows_at_any_length),
        cmocka_unit_test(what_has_no_room_ends_the_program),
        cmocka_unit_test(text_is_made_harmless),
        cmocka_unit_test(a_line_stays_one),
        cmocka_unit_test(lines_are_wrapped_and_indented),
        cmocka_unit_test(empty_lines_keep_no_blanks),
        cmocka_unit_test(an_indent_wider_than_the_line_leaves_a_cell),
        cmocka_unit_test(nothing_joined_is_kept_as_an_empty_text),
        cmocka_unit_test(joined_is_what_plain_appending_makes),
        cmocka_unit_test(joining_copies_as_much_as_it_joins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
