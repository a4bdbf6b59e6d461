#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/prose.h"
#include "ui/theme.h"

/* The markdown as the lines that a pipe would see. */
static void check_lines(const char *markdown, int width_cells, const char *wanted) {
    struct writer writer = {0};
    prose_plain(markdown, width_cells, "", "", &writer);
    assert_string_equal(writer.text != NULL ? writer.text : "", wanted);
    writer_release(&writer);
}

static void test_paragraphs_wrap_and_stand_apart(void **state) {
    (void)state;
    check_lines("", 10, "");
    check_lines("one two three", 7, "one two\nthree\n");
    check_lines("one\ntwo\n\nthree", 10, "one two\n\nthree\n");
    check_lines("one  \ntwo\\\nthree", 20, "one\ntwo\nthree\n");
    check_lines("abcdefgh", 3, "abc\ndef\ngh\n");
}

static void test_a_line_breaks_as_if_it_had_one_style(void **state) {
    (void)state;
    /* "half" and "way" are one word: it goes to the next line whole. */
    check_lines("we are half**way** there", 10, "we are\nhalfway\nthere\n");
    check_lines("call `read`(2) now", 9, "call\nread(2)\nnow\n");
    check_lines("*a*, *b*", 2, "a,\nb\n");
    /* A path may break after a "/", but not after the one that it begins with. */
    check_lines("`GET /old/news`", 6, "GET\n/old/\nnews\n");
}

static void test_headings_and_rules(void **state) {
    (void)state;
    check_lines("# One\ntext\n\nTwo\n---\n***\n#", 8, "One\n\ntext\n\nTwo\n\n────────\n\n\n");
}

static void test_bullets_nest(void **state) {
    (void)state;
    check_lines("- one two three\n- four\n  - five six\n    - seven\n- eight", 12,
                "• one two\n  three\n• four\n  – five six\n    • seven\n• eight\n");
    check_lines("- a\n\n  b\n\n- c", 20, "• a\n\n  b\n\n• c\n");
    check_lines("-\n- b", 20, "•\n• b\n");
}

static void test_numbers_are_set_flush_right(void **state) {
    (void)state;
    check_lines("9. nine is long\n10. ten\n    - in ten", 12,
                " 9. nine is\n    long\n10. ten\n    • in ten\n");
    check_lines("3) c\n3) d", 12, "3) c\n4) d\n");
}

static void test_quotes_have_a_bar(void **state) {
    (void)state;
    check_lines("> one two three\n>\n> four\n> > five\n\nsix", 10,
                "│ one two\n│ three\n│\n│ four\n│\n│ │ five\n\nsix\n");
    check_lines("> - a\n> - b c d", 8, "│ • a\n│ • b c\n│   d\n");
    check_lines(">\n\na", 8, "│\n\na\n");
    /* The bar gives way where a wide character would not fit beside it. */
    check_lines("> 日本", 4, "│ 日\n│ 本\n");
    check_lines("> 日本", 3, "日\n本\n");
}

static void test_code_is_kept(void **state) {
    (void)state;
    check_lines("```c\nint  a;\n\n\tb\nx\ty\n```", 20, "  int  a;\n\n      b\n  x   y\n");
    check_lines("    abc  def\n", 6, "abc  d\nef\n");
    check_lines("- a\n  ```\n  b\n  ```", 20, "• a\n    b\n");
    check_lines("```\n```", 20, "\n");
}

static void test_links_show_their_address_once(void **state) {
    (void)state;
    check_lines("see [the *RFC*](https://a.example \"title\") now", 60,
                "see the RFC <https://a.example> now\n");
    check_lines("<https://a.example> and <me@b.example>", 60,
                "https://a.example and me@b.example\n");
    check_lines("[https://a.example](https://a.example)", 60, "https://a.example\n");
    check_lines("[a]()", 60, "a\n");
    check_lines("[r]\n\n[r]: https://c.example", 60, "r <https://c.example>\n");
}

static void test_images_show_what_stands_for_them(void **state) {
    (void)state;
    check_lines("![a *cat*](cat.png) ![](dog.png)", 60, "[a cat] <cat.png> [image] <dog.png>\n");
    check_lines("[![a](b)](c)", 60, "[a] <b> <c>\n");
}

static void test_html_is_text(void **state) {
    (void)state;
    check_lines("a <b class=\"x\">c</b>", 40, "a <b class=\"x\">c</b>\n");
    check_lines("<div>\n  <p>\n</div>\n\nd", 40, "<div>\n  <p>\n</div>\n\nd\n");
}

static void test_comments_are_not_shown(void **state) {
    (void)state;
    check_lines("Before\n\n<!-- the answer is 42 -->\n\nAfter <!-- inline --> end", 40,
                "Before\n\nAfter end\n");
    check_lines("<!-- a -->", 40, "");
    check_lines("<!-- a\n\nb\n-->\n\nc\n\n<!---->", 40, "c\n");
    check_lines("a\n<!-- between lines -->\nb", 40, "a\n\nb\n");
    check_lines("a<!-- x -->b", 40, "ab\n");
    check_lines("a <!-- x --><!-- y --> b", 40, "a b\n");
    check_lines("a <!-- x\ny -->, b", 40, "a , b\n");
    check_lines("*a <!-- x -->* b <!-- y -->\nc", 40, "a b c\n");
    check_lines("a\n     <!-- x -->\nb", 40, "a b\n");
    check_lines("a <!-- x -->\\\nb", 40, "a\nb\n");
    check_lines("- a <!-- x -->\n- <!-- y -->\n- c", 40, "• a\n•\n• c\n");
    check_lines("> a\n>\n> <!-- x -->\n\nb", 40, "│ a\n\nb\n");
    check_lines("# A <!-- x -->\n\nb", 40, "A\n\nb\n");
}

/* CommonMark 0.30 takes none of these for a comment, HTML and CommonMark 0.31 do. */
static void test_comments_with_dashes_are_not_shown(void **state) {
    (void)state;
    check_lines("a <!-- see p. 4 -- important --> b", 40, "a b\n");
    check_lines("é<!-- é -- --> b <!---x-- -->", 40, "é b\n");
    check_lines("> - a <!-- x -- y -->\n>   b", 40, "│ • a b\n");
    check_lines("*a*<!-- x -- y --> b", 40, "a b\n");
    check_lines("a \\<!-- x -- y --> b", 40, "a <!-- x -- y --> b\n");
    check_lines("a &lt;!-- x -- y --> b", 40, "a <!-- x -- y --> b\n");
    check_lines("a `<!-- x -- y -->` b", 40, "a <!-- x -- y --> b\n");
    check_lines("a <!-- x -- y b", 40, "a <!-- x -- y b\n");
}

static void test_comments_in_html_are_not_shown(void **state) {
    (void)state;
    check_lines("<div>\n<!-- x -->\n<p><!-- y --></div>\n\nd", 40, "<div>\n\n<p></div>\n\nd\n");
    check_lines("<!-- x --> rest", 40, "rest\n");
    check_lines("<!-- x --><!-- y -->", 40, "");
}

static void test_what_is_no_comment_is_shown(void **state) {
    (void)state;
    check_lines("`<!-- code -->` <b>", 40, "<!-- code --> <b>\n");
    check_lines("```\n<!-- code -->\n```", 40, "  <!-- code -->\n");
    check_lines("    <!-- code -->", 40, "  <!-- code -->\n");
    check_lines("&lt;!-- said --> \\<!-- too -->", 40, "<!-- said --> <!-- too -->\n");
    check_lines("<!-- not closed\n\nlost?", 40, "<!-- not closed\n\nlost?\n");
    check_lines("a <!-- not closed", 40, "a <!-- not closed\n");
}

static void test_first_and_other_lines_are_indented(void **state) {
    (void)state;
    struct writer writer = {0};
    prose_plain("one two\n\nthree", 8, "1. ", "   ", &writer);
    assert_string_equal(writer.text, "1. one\n   two\n\n   three\n");
    writer_release(&writer);
}

/* Entities become characters before they reach a cell, where they are made harmless. */
static void test_entities_cannot_reach_the_terminal(void **state) {
    (void)state;
    struct canvas canvas;
    struct arena arena = {0};
    struct writer writer = {0};
    canvas_init(&canvas, 20, 3, false);
    struct prose prose = prose_layout("a&#27;[2J&#x9b;b&#10;c&#x202e;", NULL, 20, &arena);
    assert_int_equal(prose_draw(&prose, 0, 0, theme_style(ROLE_TEXT), &canvas), 1);
    canvas_write(&canvas, &writer, false);
    assert_string_equal(writer.text, "a\uFFFD[2J\uFFFDb c\uFFFD\n\n\n");
    writer_release(&writer);
    prose_plain("`\x1b]0;t\x07`", 20, "", "", &writer);
    assert_string_equal(writer.text, "\uFFFD]0;t\uFFFD\n");
    writer_release(&writer);
    arena_release(&arena);
    canvas_release(&canvas);
}

static const struct prose_span *span_at(const struct prose *prose, int line, int span) {
    assert_true(line < prose->line_count && span < prose->lines[line].span_count);
    return &prose->lines[line].spans[span];
}

static void check_span(const struct prose_span *span, const char *text, struct style style) {
    assert_int_equal(span->length, strlen(text));
    assert_memory_equal(span->text, text, span->length);
    assert_int_equal(span->style.colour, style.colour);
    assert_int_equal(span->style.attributes, style.attributes);
}

static void test_styles_lie_over_each_other(void **state) {
    (void)state;
    struct arena arena = {0};
    struct style plain = {COLOUR_DEFAULT, 0}, bold = {COLOUR_DEFAULT, ATTRIBUTE_BOLD};
    assert_true(theme_style(ROLE_STRONG).attributes == ATTRIBUTE_BOLD &&
                theme_style(ROLE_STRONG).colour == COLOUR_DEFAULT);
    struct prose prose = prose_layout("a **b *c* d** e", NULL, 5, &arena);
    assert_int_equal(prose.line_count, 2);
    check_span(span_at(&prose, 0, 0), "a ", plain);
    check_span(span_at(&prose, 0, 1), "b ", bold);
    struct style both = bold;
    both.attributes |= theme_style(ROLE_EMPHASIS).attributes;
    check_span(span_at(&prose, 0, 2), "c", both);
    check_span(span_at(&prose, 1, 0), "d", bold);
    check_span(span_at(&prose, 1, 1), " e", plain);
    arena_release(&arena);
}

static void check_cell(const struct canvas *canvas, int x, enum colour colour, int attributes) {
    struct style style = canvas_at(canvas, x, 0)->style;
    assert_int_equal(style.colour, colour);
    assert_int_equal(style.attributes, attributes);
}

static void test_styles_lie_over_that_of_plain_text(void **state) {
    (void)state;
    struct canvas canvas;
    struct arena arena = {0};
    struct style base = {COLOUR_ASKED, ATTRIBUTE_REVERSE};
    canvas_init(&canvas, 9, 1, false);
    struct prose prose = prose_layout("a **b** `c`", NULL, 9, &arena);
    prose_draw(&prose, 0, 0, base, &canvas);
    check_cell(&canvas, 0, COLOUR_ASKED, ATTRIBUTE_REVERSE);
    check_cell(&canvas, 2, COLOUR_ASKED, ATTRIBUTE_REVERSE | ATTRIBUTE_BOLD);
    check_cell(&canvas, 4, COLOUR_ASKED, ATTRIBUTE_REVERSE | ATTRIBUTE_BOLD);
    arena_release(&arena);
    canvas_release(&canvas);
}

/* A mark that combines with the last character of the style before belongs to its cell. */
static void test_a_style_begins_with_a_cell(void **state) {
    (void)state;
    struct arena arena = {0};
    struct prose prose = prose_layout("e**\u0301x**", NULL, 10, &arena);
    assert_int_equal(prose.lines[0].span_count, 2);
    check_span(span_at(&prose, 0, 0), "e\u0301", theme_style(ROLE_TEXT));
    check_span(span_at(&prose, 0, 1), "x", theme_style(ROLE_STRONG));
    arena_release(&arena);
}

static int line_width(const struct prose_line *line) {
    int width = 0;
    for (int i = 0; i < line->span_count; i++)
        width += text_width_of(line->spans[i].text, line->spans[i].length);
    return width;
}

static void check_widths(const char *markdown) {
    for (int width = 1; width <= 100; width++) {
        struct arena arena = {0};
        struct prose prose = prose_layout(markdown, NULL, width, &arena);
        assert_true(prose.line_count > 0);
        for (int i = 0; i < prose.line_count; i++)
            assert_true(line_width(&prose.lines[i]) <= width);
        arena_release(&arena);
    }
}

static void test_no_line_is_wider_than_asked(void **state) {
    (void)state;
    check_widths(
        "# A heading\n\nSome *text* with [a link](https://a.example/with/a/path), `code`.\n\n"
        "> quoted > text\n> 1. one\n> 2. two\n>    - three\n>\n>          code line\n\n"
        "999999999. nine\n\n---\n\n<div>html</div>\n\n![alt](src)\n");
}

/* count times unit, then tail; the caller frees it. */
static char *repeat(const char *unit, size_t count, const char *tail) {
    size_t length = strlen(unit);
    char *text = malloc(count * length + strlen(tail) + 1);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, unit, length);
    memcpy(text + count * length, tail, strlen(tail) + 1);
    return text;
}

static void test_deep_nesting_leaves_room_for_text(void **state) {
    (void)state;
    char *quotes = repeat(">", 5000, " deep");
    check_lines(quotes, 20, "│ │ │ │ │ deep\n");
    char *items = repeat("- ", 2000, "deep");
    check_lines(items, 12, "– • – deep\n");
    char *stars = repeat("*", 5000, "a");
    struct writer writer = {0};
    prose_plain(stars, 40, "", "", &writer);
    assert_non_null(writer.text);
    writer_release(&writer);
    free(stars);
    free(items);
    free(quotes);
}

/* With these fills. */
static void check_filled(const char *markdown, int width_cells, const char *wanted) {
    static const struct fill list[] = {
        {.of = FILL_SET, .name = "interval", .text = "2.5 s"},
        {.of = FILL_FIGURE, .name = "requests_per_hour", .text = "*1,440* an hour"},
    };
    const struct fills fills = {list, 2, "2.5 s\n*1,440* an hour\n"};
    struct writer writer = {.fills = &fills};
    prose_plain(markdown, width_cells, "", "", &writer);
    assert_string_equal(writer.text != NULL ? writer.text : "", wanted);
    writer_release(&writer);
}

/* Underscores and all: what is put in is no CommonMark. */
static void test_placeholders_in_text_are_filled(void **state) {
    (void)state;
    check_filled("every **{set: interval}** now", 40, "every 2.5 s now\n");
    check_filled("{figure: requests_per_hour}", 40, "*1,440* an hour\n");
    check_filled("- *{set: interval}*\n- [{set: interval}](https://a.b/{set:interval})", 60,
                 "• 2.5 s\n• 2.5 s <https://a.b/{set:interval}>\n");
    check_filled("a {set: interval}", 5, "a\n2.5 s\n");
    check_filled("a {set: unknown}", 40, "a {set: unknown}\n");
}

static void test_placeholders_in_code_are_not(void **state) {
    (void)state;
    check_filled("`{set: interval}` is {set: interval}", 40, "{set: interval} is 2.5 s\n");
    check_filled("    {set: interval}\n", 40, "  {set: interval}\n");
    check_filled("```\n{set: interval}\n```", 40, "  {set: interval}\n");
    check_filled("<b title=\"{set: interval}\">", 40, "<b title=\"{set: interval}\">\n");
}

static void count_placeholder(const struct placeholder *placeholder, void *count) {
    assert_int_equal(placeholder->of, FILL_SET);
    assert_memory_equal(placeholder->name, "interval", placeholder->name_bytes);
    ++*(int *)count;
}

static void test_placeholders_are_found_in_text(void **state) {
    (void)state;
    int count = 0;
    prose_placeholders("{set: interval} `{set: code}` *{set:interval}*, {no}\n\n    {set: code}",
                       count_placeholder, &count);
    assert_int_equal(count, 2);
}

static void check_words(const char *markdown, const char *wanted) {
    struct arena arena = {0};
    assert_string_equal(prose_words(markdown, &arena), wanted);
    arena_release(&arena);
}

static void test_words_are_without_marks(void **state) {
    (void)state;
    check_words("", "");
    check_words("One *two* **three**", "One two three");
    check_words("Say `GET /`, then\nwait", "Say GET /, then wait");
    check_words("See [RFC 6202](https://example.org)", "See RFC 6202");
    check_words("# Head\n\n- one\n- two", "Head\none\ntwo");
    check_words("One <!-- never --> two", "One two");
    check_words("```\nint x;\n```", "");
}

static void test_words_may_be_without_code(void **state) {
    (void)state;
    struct arena arena = {0};
    assert_string_equal(prose_words_but_code("Say *`GET /`*, then\nwait", &arena),
                        "Say `, then wait");
    assert_string_equal(prose_words_but_code("# Two\n\n    int x;", &arena), "Two");
    arena_release(&arena);
}

static void join_link(const char *words, void *data) {
    writer_printf(data, "[%s]", words);
}

static void check_links(const char *markdown, const char *wanted) {
    struct arena arena = {0};
    struct writer writer = {0};
    prose_links(markdown, &arena, join_link, &writer);
    assert_string_equal(writer.length > 0 ? writer.text : "", wanted);
    writer_release(&writer);
    arena_release(&arena);
}

static void test_links_are_found_with_their_words(void **state) {
    (void)state;
    check_links("No link", "");
    check_links("[here](https://example.org)", "[here]");
    check_links("[*all* of `it`](https://example.org) and [two](https://example.org)",
                "[all of it][two]");
    check_links("<https://example.org> [x]", "");
    check_links("`[here](https://example.org)`", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_placeholders_in_text_are_filled),
        cmocka_unit_test(test_placeholders_in_code_are_not),
        cmocka_unit_test(test_placeholders_are_found_in_text),
        cmocka_unit_test(test_paragraphs_wrap_and_stand_apart),
        cmocka_unit_test(test_a_line_breaks_as_if_it_had_one_style),
        cmocka_unit_test(test_headings_and_rules),
        cmocka_unit_test(test_bullets_nest),
        cmocka_unit_test(test_numbers_are_set_flush_right),
        cmocka_unit_test(test_quotes_have_a_bar),
        cmocka_unit_test(test_code_is_kept),
        cmocka_unit_test(test_links_show_their_address_once),
        cmocka_unit_test(test_images_show_what_stands_for_them),
        cmocka_unit_test(test_html_is_text),
        cmocka_unit_test(test_comments_are_not_shown),
        cmocka_unit_test(test_comments_with_dashes_are_not_shown),
        cmocka_unit_test(test_comments_in_html_are_not_shown),
        cmocka_unit_test(test_what_is_no_comment_is_shown),
        cmocka_unit_test(test_first_and_other_lines_are_indented),
        cmocka_unit_test(test_entities_cannot_reach_the_terminal),
        cmocka_unit_test(test_styles_lie_over_each_other),
        cmocka_unit_test(test_styles_lie_over_that_of_plain_text),
        cmocka_unit_test(test_a_style_begins_with_a_cell),
        cmocka_unit_test(test_no_line_is_wider_than_asked),
        cmocka_unit_test(test_deep_nesting_leaves_room_for_text),
        cmocka_unit_test(test_words_are_without_marks),
        cmocka_unit_test(test_words_may_be_without_code),
        cmocka_unit_test(test_links_are_found_with_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
