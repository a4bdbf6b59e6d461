/* What terminals send, whole and cut at every place. */
#include "term/decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/writer.h"
#include "ui/keys.h"

/* Events as text: "Up x Paste[abc] ". */
static void note(const struct event *event, void *data) {
    char name[KEY_NAME_BYTES];
    struct writer *notes = data;
    if (event->type == EVENT_PASTE)
        writer_printf(notes, "Paste[%s] ", event->text);
    else
        writer_printf(notes, "%s ", key_name(event->key, name));
}

/* Decodes the bytes in two parts, cut at, and then settles. */
static void decode(struct decoder *decoder, const char *bytes, size_t length, size_t cut,
                   struct writer *notes) {
    decode_bytes(decoder, bytes, cut, note, notes);
    decode_bytes(decoder, bytes + cut, length - cut, note, notes);
    decode_settle(decoder, note, notes);
}

static void expect_bytes(const char *bytes, size_t length, const char *events) {
    for (size_t cut = 0; cut <= length; cut++) {
        struct decoder decoder = {0};
        struct writer notes = {0};
        decode(&decoder, bytes, length, cut, &notes);
        assert_string_equal(notes.text != NULL ? notes.text : "", events);
        assert_int_equal(decode_waits_usec(&decoder), 0);
        writer_release(&notes);
        decode_release(&decoder);
    }
}

static void expect(const char *bytes, const char *events) {
    expect_bytes(bytes, strlen(bytes), events);
}

static void characters_and_control_keys(void **state) {
    (void)state;
    expect("aZ 5?", "a Z Space 5 ? ");
    expect("\r\n\t", "Enter Enter Tab ");
    expect("\x7f\x08\x17", "Backspace Backspace Alt-Backspace ");
    expect("\x03\x0c\x1a", "Ctrl-C Ctrl-L Ctrl-Z ");
    expect_bytes("a\0b", 3, "a b ");
}

static void utf8_characters(void **state) {
    (void)state;
    expect("é→漢😀", "é → 漢 😀 ");
    /* Broken ones are dropped; what follows is not. */
    expect("\xc3x", "x ");
    expect("\xe2\x86y", "y ");
    expect("\xff\x80z", "z ");
    expect("\xed\xa0\x80s", "s "); /* a surrogate */
    expect("\xe2\xc3\xa9", "é ");
}

static void arrows_in_both_modes(void **state) {
    (void)state;
    expect("\033[A\033[B\033[C\033[D", "Up Down Right Left ");
    expect("\033OA\033OB\033OC\033OD", "Up Down Right Left ");
    expect("\033[H\033[F\033OH\033OF\033[1~\033[4~\033[7~\033[8~",
           "Home End Home End Home End Home End ");
    expect("\033[2~\033[3~\033[5~\033[6~\033[Z", "Insert Delete PgUp PgDn Shift-Tab ");
    expect("\033OM\033Op\033Oy\033Ok", "Enter 0 9 + ");
}

static void keys_with_modifiers(void **state) {
    (void)state;
    expect("\033[1;5C\033[1;3D\033[1;2C\033[1;6D", "Ctrl-Right Ctrl-Left Right Ctrl-Left ");
    expect("\033O5D\033O1;5C\033Od\033Oc", "Ctrl-Left Ctrl-Right Ctrl-Left Ctrl-Right ");
    expect("\033[5;5~\033[1;2A", "PgUp Up ");
    expect("\033b\033f\033\x7f\033\x08", "Ctrl-Left Ctrl-Right Alt-Backspace Alt-Backspace ");
}

static void escape_alone_and_before_others(void **state) {
    (void)state;
    struct decoder decoder = {0};
    struct writer notes = {0};
    decode_bytes(&decoder, "\033", 1, note, &notes);
    assert_null(notes.text);
    assert_int_equal(decode_waits_usec(&decoder), DECODE_ESCAPE_USEC);
    decode_settle(&decoder, note, &notes);
    assert_string_equal(notes.text, "Esc ");
    writer_release(&notes);
    expect("\033\033", "Esc Esc ");
    expect("\033\033[A", "Esc Up ");
    expect("\033q\033\r", "Esc q Esc Enter ");
    expect("\033\xc3\xa9", "Esc é ");
    expect_bytes("\033\0x", 3, "Esc x ");
}

static void unknown_sequences_are_swallowed(void **state) {
    (void)state;
    expect("\033[15~a", "a ");
    expect("\033OPb", "b ");
    expect("\033[[Ac", "c ");
    expect("\033[?1;2cd", "d ");
    expect("\033[24;80Re", "e ");
    expect("\033[27;5;99~f", "f ");
    expect("\033[<0;10;5Mg", "g ");
    expect("\033[M !!h", "h ");
    expect("\033]11;rgb:0000/0000/0000\033\\i", "i ");
    expect("\033]0;title\007j", "j ");
    expect("\033P1$r0m\033\\k", "k ");
    expect("\033[1;5;\033[Al", "Up l ");
    /* Longer than anything that is held. */
    expect("\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20xm", "m ");
    /* One that never ends is given up. */
    expect("\033[12", "");
    expect("\033]", "");
}

static void pastes(void **state) {
    (void)state;
    expect("a\033[200~b\rc\033[201~d", "a Paste[b\rc] d ");
    expect("\033[200~\033[201~e", "e ");
    expect("\033[200~f\033[2xg\033\033[201~h", "Paste[f\033[2xg\033] h ");
    expect("\033[200~é漢\033[201~", "Paste[é漢] ");
    expect("\033[201~i", "i ");
}

static void a_paste_that_is_cut_off(void **state) {
    (void)state;
    struct decoder decoder = {0};
    struct writer notes = {0};
    decode_bytes(&decoder, "\033[200~lost", 10, note, &notes);
    assert_int_equal(decode_waits_usec(&decoder), DECODE_PASTE_USEC);
    decode_settle(&decoder, note, &notes);
    decode_bytes(&decoder, "x", 1, note, &notes);
    assert_string_equal(notes.text, "Paste[lost] x ");
    assert_int_equal(decode_waits_usec(&decoder), 0);
    writer_release(&notes);
    decode_release(&decoder);
}

static void count(const struct event *event, void *data) {
    size_t *lengths = data;
    if (event->type == EVENT_PASTE)
        lengths[0] = strlen(event->text);
    else
        lengths[1]++;
}

static void a_paste_beyond_the_limit(void **state) {
    (void)state;
    struct decoder decoder = {0};
    size_t lengths[2] = {0, 0};
    decode_bytes(&decoder, "\033[200~", 6, count, lengths);
    for (int i = 0; i < DECODE_PASTE_LIMIT / 8 + 1000; i++)
        decode_bytes(&decoder, "01234567", 8, count, lengths);
    decode_bytes(&decoder, "\033[201~x", 7, count, lengths);
    assert_true(lengths[0] > DECODE_PASTE_LIMIT / 2 && lengths[0] < DECODE_PASTE_LIMIT);
    assert_int_equal(lengths[1], 1);
    decode_release(&decoder);
}

static void what_the_terminal_describes_goes_first(void **state) {
    (void)state;
    struct decoder decoder = {.described = {{"\033[15~", KEYSYM_HOME}, {"\033[A", KEYSYM_END}},
                              .described_count = 2};
    struct writer notes = {0};
    decode(&decoder, "\033[15~\033[A\033[B", 11, 4, &notes);
    assert_string_equal(notes.text, "Home End Down ");
    writer_release(&notes);
}

static void other_charsets(void **state) {
    (void)state;
    /* In the locale "C" a byte above 0x7f means nothing. */
    struct decoder decoder = {.one_byte = true};
    struct writer notes = {0};
    decode(&decoder, "a\xe9\xc3\x9bz", 5, 2, &notes);
    assert_string_equal(notes.text, "a z ");
    writer_release(&notes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_and_control_keys),
        cmocka_unit_test(utf8_characters),
        cmocka_unit_test(arrows_in_both_modes),
        cmocka_unit_test(keys_with_modifiers),
        cmocka_unit_test(escape_alone_and_before_others),
        cmocka_unit_test(unknown_sequences_are_swallowed),
        cmocka_unit_test(pastes),
        cmocka_unit_test(a_paste_that_is_cut_off),
        cmocka_unit_test(a_paste_beyond_the_limit),
        cmocka_unit_test(what_the_terminal_describes_goes_first),
        cmocka_unit_test(other_charsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
