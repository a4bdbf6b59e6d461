/* What terminals send, whole and cut at every place. */
#include "term/decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "base/writer.h"
#include "ui/keys.h"

/* Events as text: "Up x Paste[abc] press@9,4 "; a paste is one, in however many pieces it comes. */
struct notes {
    struct writer text;
    bool pasting;
};

static const char *const MOUSE_NAMES[] = {[MOUSE_PRESS] = "press",
                                          [MOUSE_DRAG] = "drag",
                                          [MOUSE_RELEASE] = "release",
                                          [MOUSE_WHEEL_UP] = "up",
                                          [MOUSE_WHEEL_DOWN] = "down"};

static void note(const struct event *event, void *data) {
    char name[KEY_NAME_BYTES];
    struct notes *notes = data;
    if (event->type == EVENT_MOUSE) {
        assert_true(!notes->pasting && event->column >= 0 && event->row >= 0);
        writer_printf(&notes->text, "%s@%d,%d ", MOUSE_NAMES[event->mouse], event->column,
                      event->row);
    } else if (event->type == EVENT_PASTE) {
        assert_true(text_is_utf8(event->text, strlen(event->text), NULL));
        assert_true(event->text[0] != '\0' || (notes->pasting && !event->continues));
        writer_printf(&notes->text, "%s%s%s", notes->pasting ? "" : "Paste[", event->text,
                      event->continues ? "" : "] ");
        notes->pasting = event->continues;
    } else if (event->type == EVENT_GROUND) {
        assert_false(notes->pasting);
        writer_printf(&notes->text, "Ground[%06x] ", (unsigned)event->ground);
    } else {
        assert_false(notes->pasting);
        writer_printf(&notes->text, "%s ", key_name(event->key, name));
    }
}

static void expect_notes(struct notes *notes, const char *events) {
    assert_string_equal(notes->text.text != NULL ? notes->text.text : "", events);
    writer_release(&notes->text);
}

enum { LONG_USEC = 900 * 1000000 };

/* Decodes the bytes in two parts, cut at, and then lets time pass. */
static void decode(struct decoder *decoder, const char *bytes, size_t length, size_t cut,
                   struct notes *notes) {
    decode_bytes(decoder, bytes, cut, 0, note, notes);
    decode_bytes(decoder, bytes + cut, length - cut, 0, note, notes);
    decode_silence(decoder, LONG_USEC, note, notes);
}

static void expect_bytes(const char *bytes, size_t length, const char *events) {
    for (size_t cut = 0; cut <= length; cut++) {
        struct decoder decoder = {0};
        struct notes notes = {0};
        decode(&decoder, bytes, length, cut, &notes);
        expect_notes(&notes, events);
        assert_true(decode_deadline_usec(&decoder) == DECODE_NEVER);
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
    expect("\xe2\x86\033[A\x92t", "Up t ");
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
    expect("\033[1;5H\033[1;5F\033[1;2H", "Ctrl-Home Ctrl-End Home ");
    expect("\033[7^\033[8^\033[1;5~\033[4;5~\033[3;5~\033[9^",
           "Ctrl-Home Ctrl-End Ctrl-Home Ctrl-End Delete ");
    expect("\033[5;5~\033[1;2A", "PgUp Up ");
    expect("\x1f\x19\x1e", "Ctrl-_ Ctrl-Y ");
    expect("\033b\033f\033\x7f\033\x08", "Ctrl-Left Ctrl-Right Alt-Backspace Alt-Backspace ");
}

static void escape_alone_and_before_others(void **state) {
    (void)state;
    struct decoder decoder = {0};
    struct notes notes = {0};
    decode_bytes(&decoder, "\033", 1, 7, note, &notes);
    assert_int_equal(decode_deadline_usec(&decoder), 7 + DECODE_ESCAPE_USEC);
    decode_bytes(&decoder, "", 0, 6 + DECODE_ESCAPE_USEC, note, &notes); /* nothing came */
    decode_silence(&decoder, 6 + DECODE_ESCAPE_USEC, note, &notes);
    assert_null(notes.text.text);
    decode_silence(&decoder, 7 + DECODE_ESCAPE_USEC, note, &notes);
    expect_notes(&notes, "Esc ");
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
    expect("\033]10;rgb:0000/0000/0000\033\\i", "i ");
    expect("\033]0;title\007j", "j ");
    expect("\033P1$r0m\033\\k", "k ");
    expect("\033[1;5;\033[Al", "Up l ");
    /* Longer than anything that is held. */
    expect("\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20xm", "m ");
    /* One that never ends is given up. */
    expect("\033[12", "");
    expect("\033]", "");
    /* A string that is broken off leaves the keys after it. */
    expect("\033P>|XTe\033[An", "Up n ");
    expect("\033P>|XTe\033\033\033[Ao", "Esc Esc Up o ");
}

static void the_mouse_in_words(void **state) {
    (void)state;
    expect("\033[<0;10;5M\033[<0;10;5m", "press@9,4 release@9,4 ");
    expect("\033[<0;1;1M\033[<32;2;1M\033[<32;300;250M\033[<0;300;250mx",
           "press@0,0 drag@1,0 drag@299,249 release@299,249 x ");
    expect("\033[<64;3;4M\033[<65;3;4M", "up@2,3 down@2,3 ");
    /* Shift, Alt and Ctrl make no other button of it. */
    expect("\033[<4;1;1M\033[<8;1;1M\033[<16;1;1M\033[<48;1;1M\033[<80;1;1M",
           "press@0,0 press@0,0 press@0,0 drag@0,0 up@0,0 ");
    expect("\033[<0;65535;65535M", "press@65534,65534 ");
}

/* The middle and the right one, a wheel to the side, a move without a button, what is let go of
 * these; and what makes no sense. */
static void other_reports_of_the_mouse_are_swallowed(void **state) {
    (void)state;
    expect("\033[<1;1;1M\033[<2;1;1M\033[<1;1;1m\033[<2;1;1m\033[<33;1;1Ma", "a ");
    expect("\033[<66;1;1M\033[<67;1;1M\033[<35;1;1M\033[<128;1;1M\033[<64;1;1mb", "b ");
    expect("\033[<0;0;1M\033[<0;1;0M\033[<0;1M\033[<0;1;1;1M\033[<;;Mc", "c ");
    expect("\033[<0;-1;1M\033[<0;1 ;1M\033[<M\033[<0;99999;1M\033[<0;1;65536Md", "d ");
    expect("\033[<00000000000000000000000000000000000000000000000000;1;1Me", "e ");
    expect("\033[<0;1;1~f", "f ");
}

/* Of a terminal that does not know the other form: three bytes from 32 on; what is let go does not
 * say which button. */
static void the_mouse_in_bytes(void **state) {
    (void)state;
    expect("\033[M *%\033[M#*%", "press@9,4 release@9,4 ");
    expect("\033[M !!\033[M@!!\033[M`!!\033[Ma!!h", "press@0,0 drag@0,0 up@0,0 down@0,0 h ");
    expect("\033[M \xff\xfei", "press@222,221 i ");
    expect("\033[M\"!!\033[M   \033[M\x1f!!j", "j ");
}

/* With either end, between keys, as late as it likes; what is no colour says nothing. */
static void the_answer_about_the_ground_is_no_key(void **state) {
    (void)state;
    expect("a\033]11;rgb:ffff/8080/0000\033\\b", "a Ground[ff8000] b ");
    expect("\033\033]11;rgb:fd/f6/e3\007\033[A", "Esc Ground[fdf6e3] Up ");
    expect("\033]11;rgba:0000/2b2b/3636/ffff\033\\", "Ground[002b36] ");
    expect("\033]11;rgb:0/0/0\007\033]11;rgb:f/f/f\007", "Ground[000000] Ground[ffffff] ");
    expect("\033]11;?\007c", "c ");
    expect("\033]11;\007d", "d ");
    expect("\033]11;rgb:ffff/ffff/ffff/ffff/ffff/ffff/ffff\033\\e", "e ");
    expect("\033]11;rgb:0000/0000/0000\033[Bf", "Down f ");
    expect("\033[200~\033]11;rgb:0/0/0\007\033[201~", "Paste[\033]11;rgb:0/0/0\007] ");
}

static void sequences_and_characters_are_waited_for(void **state) {
    (void)state;
    static const char *const BEGUN[] = {"\033[",      "\033O",    "\033]11;", "\033P>|X",
                                        "\033_x",     "\033^x",   "\033Xx",   "\033[1;5",
                                        "\033]x\033", "\xe2\x86", "\033[M  ", "\033[<0;10"};
    for (size_t i = 0; i < sizeof BEGUN / sizeof *BEGUN; i++) {
        struct decoder decoder = {0};
        struct notes notes = {0};
        decode_bytes(&decoder, BEGUN[i], strlen(BEGUN[i]), 5, note, &notes);
        assert_int_equal(decode_deadline_usec(&decoder), 5 + DECODE_REST_USEC);
        decode_silence(&decoder, 4 + DECODE_REST_USEC, note, &notes);
        assert_int_equal(decode_deadline_usec(&decoder), 5 + DECODE_REST_USEC);
        decode_silence(&decoder, 5 + DECODE_REST_USEC, note, &notes);
        decode_bytes(&decoder, "qA", 2, 2 * DECODE_REST_USEC, note, &notes);
        expect_notes(&notes, "q A ");
    }
}

static void ctrl_c_ends_what_has_begun(void **state) {
    (void)state;
    expect("\033[\003a", "Ctrl-C a ");
    expect("\033O\003b", "Ctrl-C b ");
    expect("\033P>|XTerm(\003c", "Ctrl-C c ");
    expect("\033]11;\033\003d", "Ctrl-C d ");
    expect("\033[1;\003e", "Ctrl-C e ");
    expect("\xe2\x86\003f", "Ctrl-C f ");
    expect("\033\003g", "Esc Ctrl-C g ");
    expect("\033[M \003h", "Ctrl-C h ");
}

static void pastes(void **state) {
    (void)state;
    expect("a\033[200~b\rc\033[201~d", "a Paste[b\rc] d ");
    expect("\033[200~\033[201~e", "e ");
    expect("\033[200~f\033[2xg\033\033[201~h", "Paste[f\033[2xg\033] h ");
    expect("\033[200~é漢\033[201~", "Paste[é漢] ");
    expect("\033[201~i", "i ");
    expect("\033[200~1\r\n2\r\033[201~j", "Paste[1\r\n2\r] j ");
    expect("\033[200~k\003q\003\033[201~l", "Paste[k\003q\003] l ");
    /* What is no character is left out of it. */
    expect("\033[200~\xc3m\xff\xe2\x86\033[201~n", "Paste[m] n ");
    expect_bytes("\033[200~o\0p\033[201~", 15, "Paste[op] ");
}

/* Each event on its own: a piece that goes on ends with "+". */
static void note_pieces(const struct event *event, void *data) {
    char name[KEY_NAME_BYTES];
    if (event->type == EVENT_PASTE)
        writer_printf(data, "[%s%s ", event->text, event->continues ? "+" : "]");
    else
        writer_printf(data, "%s ", key_name(event->key, name));
}

static void a_paste_is_handed_over_as_it_comes(void **state) {
    (void)state;
    struct decoder decoder = {0};
    struct writer notes = {0};
    static const char *const PIECES[] = {"\033[200~ab", "c\xe6\xbc",    "\xa2",       "d\r",
                                         "\n\033[20",   "1~e\033[200~", "f\033[201~g"};
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++)
        decode_bytes(&decoder, PIECES[i], strlen(PIECES[i]), (int64_t)i * (DECODE_PASTE_USEC - 1),
                     note_pieces, &notes);
    assert_string_equal(notes.text, "[ab+ [c+ [漢+ [d+ [\r\n+ [] e [f] g ");
    writer_release(&notes);
}

static void only_a_lone_ctrl_c_ends_a_paste(void **state) {
    (void)state;
    struct decoder decoder = {0};
    struct writer notes = {0};
    decode_bytes(&decoder, "\033[200~a", 7, 0, note_pieces, &notes);
    decode_bytes(&decoder, "\003", 1, DECODE_LONE_USEC - 1, note_pieces, &notes);
    decode_bytes(&decoder, "\003b", 2, 3 * DECODE_LONE_USEC, note_pieces, &notes);
    assert_string_equal(notes.text, "[a+ [\003+ [\003b+ ");
    writer_release(&notes);
    decode_bytes(&decoder, "\033[20", 4, 3 * DECODE_LONE_USEC, note_pieces, &notes);
    decode_bytes(&decoder, "\003\003", 2, 4 * DECODE_LONE_USEC, note_pieces, &notes);
    decode_bytes(&decoder, "c", 1, 4 * DECODE_LONE_USEC, note_pieces, &notes);
    assert_string_equal(notes.text, "[] Ctrl-C Ctrl-C c ");
    writer_release(&notes);
}

static void a_paste_that_is_cut_off(void **state) {
    (void)state;
    struct decoder decoder = {0};
    struct notes notes = {0};
    decode_bytes(&decoder, "\033[200~lost\r\033[2", 14, 3, note, &notes);
    assert_int_equal(decode_deadline_usec(&decoder), 3 + DECODE_PASTE_USEC);
    decode_silence(&decoder, 2 + DECODE_PASTE_USEC, note, &notes);
    assert_true(notes.pasting);
    decode_silence(&decoder, 3 + DECODE_PASTE_USEC, note, &notes);
    decode_bytes(&decoder, "x", 1, 3 + DECODE_PASTE_USEC, note, &notes);
    expect_notes(&notes, "Paste[lost\r] x ");
    expect("\033[200~a\033", "Paste[a] ");
    assert_true(decode_deadline_usec(&decoder) == DECODE_NEVER);
}

static void count(const struct event *event, void *data) {
    size_t *counts = data;
    if (event->type == EVENT_PASTE)
        counts[0] += strlen(event->text);
    else
        counts[1]++;
}

static void a_paste_of_any_length(void **state) {
    (void)state;
    struct decoder decoder = {0};
    size_t counts[2] = {0, 0};
    char many[3 * 7001];
    for (size_t i = 0; i < sizeof many; i += 3)
        memcpy(many + i, "漢", 3);
    decode_bytes(&decoder, "\033[200~", 6, 0, count, counts);
    for (int i = 0; i < 100; i++)
        decode_bytes(&decoder, many, sizeof many, 0, count, counts);
    decode_bytes(&decoder, "\033[201~x", 7, 0, count, counts);
    assert_int_equal(counts[0], 100 * sizeof many);
    assert_int_equal(counts[1], 1);
}

static void what_the_terminal_describes_goes_first(void **state) {
    (void)state;
    struct decoder decoder = {.described = {{"\033[15~", KEYSYM_HOME}, {"\033[A", KEYSYM_END}},
                              .described_count = 2};
    struct notes notes = {0};
    decode(&decoder, "\033[15~\033[A\033[B", 11, 4, &notes);
    expect_notes(&notes, "Home End Down ");
    /* Also where it is Esc and a letter, as on a VT52. */
    decoder = (struct decoder){.described = {{"\033A", KEYSYM_UP}}, .described_count = 1};
    notes = (struct notes){0};
    decode(&decoder, "\033A\033B", 4, 1, &notes);
    expect_notes(&notes, "Up Esc B ");
}

static void the_charset_of_c(void **state) {
    (void)state;
    /* In the locale "C" a byte above 0x7f means nothing. */
    struct decoder decoder = {.to_wide = mbrtowc};
    struct notes notes = {0};
    decode(&decoder, "a\xe9\xc3\x9bz", 5, 2, &notes);
    expect_notes(&notes, "a z ");
}

/* As Big5 and GB18030 are: two or four bytes, all but the first of which may look like keys. What
 * else begins with 81 to 83 is no character, and above there are letters of one byte. */
static const struct {
    const char *bytes;
    wchar_t wide;
} WIDE[] = {
    {"\x84", (wchar_t)0xdf84}, {"\x81q", L'✓'}, {"\x82\x30", L'中'}, {"\x83\x30\x93\x32", L'ő'}};

static bool begins_with(const char *text, const char *bytes, size_t length) {
    return length <= strlen(text) && memcmp(text, bytes, length) == 0;
}

static size_t many_bytes(wchar_t *wide, const char *bytes, size_t length, mbstate_t *state) {
    (void)state;
    for (size_t i = 0; i < sizeof WIDE / sizeof *WIDE; i++)
        if (begins_with(WIDE[i].bytes, bytes, length)) {
            *wide = WIDE[i].wide;
            return length == strlen(WIDE[i].bytes) ? length : (size_t)-2;
        }
    *wide = (unsigned char)bytes[0];
    return *wide >= 0x81 && *wide <= 0x83 ? (size_t)-1 : 1;
}

static void expect_in_many_bytes(const char *bytes, const char *events) {
    size_t length = strlen(bytes);
    for (size_t cut = 0; cut <= length; cut++) {
        struct decoder decoder = {.to_wide = many_bytes};
        struct notes notes = {0};
        decode(&decoder, bytes, length, cut, &notes);
        expect_notes(&notes, events);
    }
}

static void half_characters_are_no_keys(void **state) {
    (void)state;
    expect_in_many_bytes("\x81qa\x82"
                         "0\xe9q",
                         "✓ a 中 é q ");
    expect_in_many_bytes("\x83\x30\x93\x32"
                         "2q",
                         "ő 2 q ");
    expect_in_many_bytes("\x83\x30\x93q\x83\x31q", "q ");
    expect_in_many_bytes("\x83\x30\033[B", "Down ");
    /* Broken ones take their second half along, but no control character. */
    expect_in_many_bytes("\x81Rb\x82q\x81\x82z", "b z ");
    expect_in_many_bytes("\x81\r\x82\033[A\x81\003", "Enter Up Ctrl-C ");
    expect_in_many_bytes("\x81", "");
    expect_in_many_bytes("\x90", ""); /* a C1 control character */
    expect_in_many_bytes("\x84", ""); /* no character, as musl says it */
    expect_in_many_bytes("\033[200~\x81qq\x82R\x82\033[201~", "Paste[✓q] ");
}

/* --- Cut anywhere, after any time within the limits: the same events. --- */

static const char *const SNIPPETS[] = {
    "\033",
    "\033[",
    "\033O",
    "\033]0;t",
    "\033P>|XTerm(390)",
    "\033\\",
    "\007",
    "\033[200~",
    "\033[201~",
    "\033[A",
    "\033[1;5C",
    "\033OB",
    "\033[3~",
    "\r\n",
    "\r",
    "q",
    "é",
    "漢",
    "😀",
    "\xc3",
    "\x81q",
    "\x82",
    "\003",
    "some text",
    "\033[M !!",
    "\033b",
    "[201~",
    "\t",
    "\033[<0;7;3M",
    "\033[<32;",
};
enum { SNIPPET_COUNT = sizeof SNIPPETS / sizeof *SNIPPETS, INPUT_BYTES = 400 };

static size_t draw_input(struct random *random, char *into) {
    size_t length = 0;
    for (int64_t parts = 1 + random_below(random, 12); parts > 0; parts--) {
        const char *snippet = SNIPPETS[random_below(random, SNIPPET_COUNT)];
        char any[2] = {(char)(1 + random_below(random, 255)), '\0'};
        const char *part = random_below(random, 6) == 0 ? any : snippet;
        memcpy(into + length, part, strlen(part));
        length += strlen(part);
    }
    return length;
}

static bool is_all_ctrl_c(const char *bytes, size_t length) {
    return length > 0 && strspn(bytes, "\003") >= length;
}

/* How long may be waited before these bytes without a limit being met. */
static int64_t patience(const struct decoder *decoder, int64_t now_usec, const char *bytes,
                        size_t length) {
    int64_t until_usec = decode_deadline_usec(decoder);
    if (decoder->pasting && is_all_ctrl_c(bytes, length))
        return DECODE_LONE_USEC - 1;
    return until_usec == DECODE_NEVER ? 60 * 1000000 : until_usec - now_usec - 1;
}

static void decode_in_pieces(struct decoder *decoder, struct random *random, const char *input,
                             size_t length, struct notes *notes) {
    int64_t now_usec = 0;
    for (size_t at = 0, piece; at < length; at += piece) {
        piece = (size_t)(1 + random_below(random, 3) * random_below(random, 8));
        piece = piece < length - at ? piece : length - at;
        int64_t longest = patience(decoder, now_usec, input + at, piece);
        now_usec += random_below(random, 2) == 0 ? longest : random_below(random, longest + 1);
        decode_silence(decoder, now_usec, note, notes);
        decode_bytes(decoder, input + at, piece, now_usec, note, notes);
    }
    decode_silence(decoder, now_usec + DECODE_PASTE_USEC, note, notes);
}

static void cuts_and_waits_change_nothing(void **state) {
    (void)state;
    struct random random = {0};
    for (int i = 0; i < 20000; i++) {
        char input[INPUT_BYTES] = "";
        size_t length = draw_input(&random, input);
        struct decoder whole = {.to_wide = i % 3 == 0 ? many_bytes : NULL}, cut = whole;
        struct notes expected = {0}, seen = {0};
        decode(&whole, input, length, length, &expected);
        decode_in_pieces(&cut, &random, input, length, &seen);
        expect_notes(&seen, expected.text.text != NULL ? expected.text.text : "");
        assert_true(decode_deadline_usec(&cut) == DECODE_NEVER);
        writer_release(&expected.text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_and_control_keys),
        cmocka_unit_test(utf8_characters),
        cmocka_unit_test(arrows_in_both_modes),
        cmocka_unit_test(keys_with_modifiers),
        cmocka_unit_test(escape_alone_and_before_others),
        cmocka_unit_test(unknown_sequences_are_swallowed),
        cmocka_unit_test(the_mouse_in_words),
        cmocka_unit_test(other_reports_of_the_mouse_are_swallowed),
        cmocka_unit_test(the_mouse_in_bytes),
        cmocka_unit_test(the_answer_about_the_ground_is_no_key),
        cmocka_unit_test(sequences_and_characters_are_waited_for),
        cmocka_unit_test(ctrl_c_ends_what_has_begun),
        cmocka_unit_test(pastes),
        cmocka_unit_test(a_paste_that_is_cut_off),
        cmocka_unit_test(a_paste_of_any_length),
        cmocka_unit_test(a_paste_is_handed_over_as_it_comes),
        cmocka_unit_test(only_a_lone_ctrl_c_ends_a_paste),
        cmocka_unit_test(what_the_terminal_describes_goes_first),
        cmocka_unit_test(the_charset_of_c),
        cmocka_unit_test(half_characters_are_no_keys),
        cmocka_unit_test(cuts_and_waits_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
