/* The tables of languages, and how rows of words are found in a text. */
#include "blocks/lint/words.h"

#include <string.h>
#include <strings.h>

#include "base/fold.h"
#include "base/grow.h"
#include "base/text.h"
#include "base/writer.h"

/* --- The table. --- */

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

// clang-format off
static const struct lint_language languages[] = {
    {.tag = "en",
     .links = WORDS("here", "click here", "see here", "over here", "click", "this", "this link",
                    "this page", "this site", "link", "the link", "more", "read more",
                    "learn more", "find out more"),
     .all_of_the_above = WORDS("all of the above", "all the above", "all of these", "all of them"),
     .colours = WORDS("@the @colour @thing", "@shown in @colour", "@shown @colour"),
     .other_signs = WORDS("at", "on", "above", "below", "beside", "between", "labelled", "labeled",
                          "marked", "named", "called", "with", "from", "to", "in"),
     .the = WORDS("the", "this", "that", "these", "those", "each", "every", "any", "a", "all"),
     .colour = WORDS("red", "green", "blue", "yellow", "orange", "purple", "violet", "pink", "cyan",
                     "magenta", "turquoise", "brown"),
     .endings = WORDS(""),
     .thing = WORDS("one", "ones", "line", "lines", "arrow", "arrows", "bar", "bars", "dot", "dots",
                    "box", "boxes", "curve", "curves", "area", "areas", "band", "bands", "row",
                    "rows", "mark", "marks", "text", "word", "words", "part", "parts", "message",
                    "messages", "circle", "circles", "square", "squares", "triangle", "triangles",
                    "cell", "cells"),
     .shown = WORDS("marked", "coloured", "colored", "highlighted", "painted", "drawn", "printed",
                    "written", "shown"),
     .plurals = WORDS("", "s", "", "es", "y", "ies")},
    {.tag = "de",
     .links = WORDS("hier", "hier klicken", "klicken sie hier", "klicke hier", "klick hier",
                    "siehe hier", "dieser link", "diese seite", "link", "der link", "mehr",
                    "mehr lesen", "mehr erfahren", "weiterlesen"),
     .all_of_the_above = WORDS("alle oben genannten", "alles oben genannte", "alle genannten",
                               "alles genannte", "alle davon", "alles davon"),
     .colours = WORDS("@the @colour @thing", "@the @colour .", "in @colour @shown",
                      "@colour @shown"),
     .other_signs = WORDS("oben", "unten", "links", "rechts", "über", "unter", "neben", "zwischen",
                          "mit", "von", "an", "auf", "am", "im", "in", "namens"),
     .the = WORDS("der", "die", "das", "den", "dem", "des", "dieser", "diese", "dieses", "diesen",
                  "jeder", "jede", "jedes", "jeden", "alle", "ein", "eine", "einen", "einer"),
     .colour = WORDS("rot", "grün", "blau", "gelb", "orange", "orangefarben", "lila", "violett",
                     "rosa", "türkis", "braun"),
     .endings = WORDS("", "e", "en", "er", "es", "em"),
     .thing = WORDS("linie", "linien", "pfeil", "pfeile", "pfeilen", "pfeils", "balken", "balkens",
                    "punkt", "punkte", "punkten", "punkts", "kasten", "kästen", "kästchen",
                    "kurve", "kurven", "fläche", "flächen", "bereich", "bereiche", "bereichs",
                    "band", "bänder", "zeile", "zeilen", "text", "wort", "wörter", "teil", "teile",
                    "nachricht", "nachrichten", "kreis", "kreise", "quadrat", "quadrate",
                    "dreieck", "dreiecke", "feld", "felder"),
     .shown = WORDS("markiert", "markierte", "markierten", "gezeichnet", "gezeichnete",
                    "gezeichneten", "dargestellt", "dargestellte", "dargestellten",
                    "hervorgehoben", "hervorgehobene", "hervorgehobenen", "geschrieben",
                    "geschriebene", "geschriebenen", "unterlegt", "unterlegte", "unterlegten",
                    "gefärbt", "gefärbte", "gefärbten", "eingefärbt"),
     .plurals = WORDS(NULL)},
    {.tag = NULL},
};
// clang-format on

const struct lint_language *words_language(const char *lang) {
    const char *tag = lang != NULL ? lang : "en";
    size_t length = strcspn(tag, "-");
    for (const struct lint_language *language = languages; language->tag != NULL; language++)
        if (strlen(language->tag) == length && strncasecmp(language->tag, tag, length) == 0)
            return language;
    return NULL;
}

/* --- The words of a text. --- */

static void add_word(struct sentence *sentence, struct word word, struct arena *arena) {
    sentence->list = grow_in_arena(arena, sentence->list, sentence->count, &sentence->capacity,
                                   sizeof *sentence->list);
    sentence->list[sentence->count++] = word;
}

static bool is_blank(const char *text, size_t from, size_t to) {
    return strspn(text + from, " \t\n") >= to - from;
}

static const char *fold_word(const char *text, size_t from, size_t to, struct arena *arena) {
    return fold_text(arena_copy(arena, text + from, to - from), FOLD_CASE, arena);
}

struct sentence words_read(const char *text, struct arena *arena) {
    struct sentence sentence = {0};
    size_t length = strlen(text), end = 0;
    while (end < length) {
        size_t to = text_word_after(text, length, end);
        size_t from = text_word_before(text, length, to);
        bool none = from < end || is_blank(text, from, to);
        if (none || !is_blank(text, end, from))
            add_word(&sentence, (struct word){NULL, end, none ? to : from}, arena);
        if (!none)
            add_word(&sentence, (struct word){fold_word(text, from, to, arena), from, to}, arena);
        end = to;
    }
    return sentence;
}

static bool is_among(const char *word, const char *const *list) {
    while (*list != NULL && strcmp(*list, word) != 0)
        list++;
    return *list != NULL;
}

/* --- Texts that are one of a list. --- */

bool words_are_one_of(const char *text, const char *const *list) {
    struct arena arena = {0};
    struct sentence sentence = words_read(text, &arena);
    struct writer joined = {0};
    for (int i = 0; i < sentence.count; i++)
        if (sentence.list[i].folded != NULL)
            writer_join(&joined, " ", sentence.list[i].folded);
    bool found = joined.length > 0 && is_among(joined.text, list);
    writer_release(&joined);
    arena_release(&arena);
    return found;
}

/* --- Colours. --- */

/* A colour with one of the language's endings: "roten". */
static bool is_colour(const char *word, const struct lint_language *language) {
    for (const char *const *colour = language->colour; *colour != NULL; colour++)
        if (strncmp(word, *colour, strlen(*colour)) == 0 &&
            is_among(word + strlen(*colour), language->endings))
            return true;
    return false;
}

static bool is_of_class(const char *word, const char *name, const struct lint_language *language) {
    switch (name[1]) {
    case 'c':
        return is_colour(word, language);
    case 's':
        return is_among(word, language->shown);
    default:
        return is_among(word, name[3] == 'i' ? language->thing : language->the);
    }
}

static bool fits(const struct sentence *sentence, int at, const char *wanted,
                 const struct lint_language *language) {
    const char *word = at < sentence->count ? sentence->list[at].folded : NULL;
    if (*wanted == '.')
        return word == NULL;
    if (word == NULL)
        return false;
    return *wanted == '@' ? is_of_class(word, wanted, language) : strcmp(word, wanted) == 0;
}

/* How many words from there on are those of the row; 0: they are not. */
static int row_length(const struct sentence *sentence, int at, const char *row,
                      const struct lint_language *language) {
    char wanted[24];
    int length = 0;
    while (*row != '\0') {
        size_t bytes = strcspn(row, " ");
        memcpy(wanted, row, bytes);
        wanted[bytes] = '\0';
        if (!fits(sentence, at + length, wanted, language))
            return 0;
        length += *wanted != '.';
        row += bytes + (row[bytes] == ' ');
    }
    return length;
}

static int colour_length(const struct sentence *sentence, int at,
                         const struct lint_language *language) {
    for (const char *const *row = language->colours; *row != NULL; row++) {
        int length = row_length(sentence, at, *row, language);
        int next = at + length;
        const char *behind = next < sentence->count ? sentence->list[next].folded : NULL;
        if (length > 0 && (behind == NULL || !is_among(behind, language->other_signs)))
            return length;
    }
    return 0;
}

const char *words_of_colour(const char *text, const struct lint_language *language,
                            struct arena *arena) {
    struct sentence sentence = words_read(text, arena);
    for (int i = 0; i < sentence.count; i++) {
        int length = colour_length(&sentence, i, language);
        if (length > 0) {
            size_t from = sentence.list[i].from, to = sentence.list[i + length - 1].to;
            return arena_copy(arena, text + from, to - from);
        }
    }
    return NULL;
}
