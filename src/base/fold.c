/* How a text is taken apart, folded letter by letter, and put together again. libunistring is met
 * here as in text.c; of it only what allocates nothing. */
#include "base/fold.h"

#include <assert.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { REPLACEMENT = 0xFFFD, MARKS_FIRST = 0x300, MARKS_LAST = 0x36F };

/* A text while it is folded: its code points, for which there is room (ROOM_PER_BYTE). */
struct folding {
    unsigned folds;
    ucs4_t *points;
    size_t count, room;
};

/* No character becomes more code points than this for each byte of its UTF-8: U+1F82, of three
 * bytes, is taken apart into four, and case folding makes at most three of one. */
enum { ROOM_PER_BYTE = 4 };

/* Letters with a stroke and their like, which Unicode does not take apart. */
static const struct {
    ucs4_t letter;
    char plain[3];
} plain_letters[] = {
    {0xC6, "AE"}, {0xE6, "ae"}, {0x152, "OE"}, {0x153, "oe"}, {0xD8, "O"},    {0xF8, "o"},
    {0x141, "L"}, {0x142, "l"}, {0x110, "D"},  {0x111, "d"},  {0x126, "H"},   {0x127, "h"},
    {0x166, "T"}, {0x167, "t"}, {0x131, "i"},  {0xDF, "ss"},  {0x1E9E, "SS"},
};

/* What typesetting makes of a key. */
static const struct {
    ucs4_t first, last;
    char key;
} keys[] = {
    {0x2018, 0x201B, '\''}, {0x2032, 0x2032, '\''}, {0x201C, 0x201F, '"'},
    {0x2033, 0x2033, '"'},  {0x2010, 0x2015, '-'},  {0x2212, 0x2212, '-'},
};

static void append(struct folding *folding, ucs4_t point) {
    assert(folding->count < folding->room);
    folding->points[folding->count++] = point;
}

static const char *find_plain(ucs4_t letter) {
    for (size_t i = 0; i < sizeof plain_letters / sizeof *plain_letters; i++)
        if (plain_letters[i].letter == letter)
            return plain_letters[i].plain;
    return NULL;
}

static ucs4_t find_key(ucs4_t point) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (point >= keys[i].first && point <= keys[i].last)
            return (ucs4_t)keys[i].key;
    return point;
}

/* One code point that cannot be taken apart, and whose case is folded. */
static void add_point(struct folding *folding, ucs4_t point) {
    bool plainly = folding->folds & FOLD_DIACRITICS;
    if (plainly && point >= MARKS_FIRST && point <= MARKS_LAST)
        return;
    if ((folding->folds & FOLD_TYPOGRAPHY) && uc_is_property_default_ignorable_code_point(point))
        return;
    const char *plain = plainly ? find_plain(point) : NULL;
    if (plain == NULL)
        append(folding, folding->folds & FOLD_TYPOGRAPHY ? find_key(point) : point);
    for (; plain != NULL && *plain != '\0'; plain++)
        append(folding, (ucs4_t)*plain);
}

typedef void taker(struct folding *folding, ucs4_t point);

/* Gives on the parts of what is canonically one of several. */
static void take_apart(struct folding *folding, ucs4_t point, taker *take) {
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int count = uc_canonical_decomposition(point, parts);
    if (count <= 0)
        take(folding, point);
    for (int i = 0; i < count; i++)
        take_apart(folding, parts[i], take);
}

/* The library folds by what stands around a letter in no case, so that each is folded alone. */
static void add_caseless(struct folding *folding, ucs4_t point) {
    ucs4_t folded[8];
    size_t count = sizeof folded / sizeof *folded;
    const ucs4_t *there = u32_casefold(&point, 1, NULL, NULL, folded, &count);
    assert(there == folded);
    (void)there;
    for (size_t i = 0; i < count; i++)
        take_apart(folding, folded[i], add_point);
}

static void add_letter(struct folding *folding, ucs4_t point) {
    take_apart(folding, point, folding->folds & FOLD_CASE ? add_caseless : add_point);
}

/* Marks on one letter in their canonical order (Unicode 3.11, D109). */
static void put_marks_in_order(struct folding *folding) {
    ucs4_t *points = folding->points;
    for (size_t i = 1; i < folding->count; i++)
        for (size_t k = i; k > 0 && uc_combining_class(points[k]) > 0 &&
                           uc_combining_class(points[k - 1]) > uc_combining_class(points[k]);
             k--) {
            ucs4_t moved = points[k];
            points[k] = points[k - 1];
            points[k - 1] = moved;
        }
}

/* Puts marks and letters together again where Unicode has one code point for them (3.11, D117). */
static void compose(struct folding *folding) {
    ucs4_t *points = folding->points, *starter = NULL;
    size_t count = 0;
    int before = 0;
    for (size_t i = 0; i < folding->count; i++) {
        int class = uc_combining_class(points[i]);
        bool touches = starter != NULL && (starter == &points[count - 1] || before < class);
        ucs4_t both = touches ? uc_composition(*starter, points[i]) : 0;
        if (both != 0) {
            *starter = both;
            continue;
        }
        before = class;
        points[count++] = points[i];
        if (class == 0)
            starter = &points[count - 1];
    }
    folding->count = count;
}

static void fold_space(struct folding *folding) {
    ucs4_t *points = folding->points;
    size_t count = 0;
    for (size_t i = 0; i < folding->count; i++) {
        bool blank = uc_is_property_white_space(points[i]);
        if (blank && (count == 0 || points[count - 1] == ' '))
            continue;
        points[count++] = blank ? ' ' : points[i];
    }
    folding->count = count > 0 && points[count - 1] == ' ' ? count - 1 : count;
}

/* The code point at text; returns its bytes. */
static size_t read_point(const char *text, size_t length, ucs4_t *point) {
    int bytes = u8_mbtoucr(point, (const uint8_t *)text, length);
    if (bytes > 0)
        return (size_t)bytes;
    *point = REPLACEMENT;
    return 1;
}

static const char *written(const struct folding *folding, struct arena *arena) {
    char *text = arena_alloc(arena, folding->count * 4 + 1);
    size_t used = 0;
    for (size_t i = 0; i < folding->count; i++) {
        int bytes = u8_uctomb((uint8_t *)text + used, folding->points[i], 4);
        used += bytes > 0 ? (size_t)bytes : 0;
    }
    return text;
}

const char *fold_text(const char *text, unsigned folds, struct arena *arena) {
    size_t length = strlen(text), room = length * ROOM_PER_BYTE + 1;
    struct folding folding = {folds, arena_array(arena, room, sizeof(ucs4_t)), 0, room};
    ucs4_t point;
    for (size_t at = 0; at < length;) {
        at += read_point(text + at, length - at, &point);
        add_letter(&folding, point);
    }
    put_marks_in_order(&folding);
    compose(&folding);
    if (folds & FOLD_SPACE)
        fold_space(&folding);
    return written(&folding, arena);
}

const uint32_t *fold_code_points(const char *text, size_t *count, struct arena *arena) {
    size_t length = strlen(text);
    ucs4_t *points = arena_array(arena, length + 1, sizeof *points);
    *count = 0;
    for (size_t at = 0; at < length; ++*count)
        at += read_point(text + at, length - at, &points[*count]);
    return points;
}
