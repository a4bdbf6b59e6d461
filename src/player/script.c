/* How a script is read word by word, first to check it, then to play it. */
#include "player/script.h"

#include <string.h>

#include "base/duration.h"
#include "base/text.h"
#include "ui/event.h"
#include "ui/keys.h"

/* One key or one span of time. */
struct step {
    uint32_t key; /* KEYSYM_NONE: time passes */
    int64_t passes_usec;
};

struct reader {
    const char *at;
    bool quoted;
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

static size_t word_length(const char *word) {
    return strcspn(word, " \t\n");
}

/* The code point at text, which is valid UTF-8, and its length in bytes. */
static size_t character_length(const char *text) {
    unsigned char lead = (unsigned char)text[0];
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static uint32_t typed_key(const char *text, size_t length) {
    if (text[0] == '\n')
        return KEYSYM_ENTER;
    if (text[0] == '\t')
        return KEYSYM_TAB;
    return key_from_name(text, length);
}

/* Reads one typed character; a quote ends the text. */
static bool read_typed(struct reader *reader, struct step *step, struct errbuf *err) {
    if (reader->at[0] == '\\' && (reader->at[1] == '"' || reader->at[1] == '\\'))
        reader->at++;
    size_t length = character_length(reader->at);
    step->key = *reader->at == ' ' ? KEYSYM_SPACE : typed_key(reader->at, length);
    if (step->key == KEYSYM_NONE)
        return errbuf_fail(err, "a control character cannot be typed");
    reader->at += length;
    return true;
}

static bool refuse(const char *word, size_t length, struct errbuf *err) {
    return errbuf_fail(err, "\"%.*s\" is no key and no duration (rtlesson show --help)",
                       (int)(length < 200 ? length : 200), word);
}

static bool read_word(struct reader *reader, struct step *step, struct errbuf *err) {
    char word[64];
    const char *start = reader->at;
    size_t length = word_length(start);
    reader->at += length;
    step->key = key_from_name(start, length);
    if (step->key != KEYSYM_NONE)
        return true;
    if (length >= sizeof word)
        return refuse(start, length, err);
    memcpy(word, start, length);
    word[length] = '\0';
    if (!duration_parse(word, &step->passes_usec, NULL))
        return refuse(start, length, err);
    return true;
}

/* Reads the next step; at the end of the script *ended is set. */
static bool read_step(struct reader *reader, struct step *step, bool *ended, struct errbuf *err) {
    *step = (struct step){.key = KEYSYM_NONE};
    *ended = false;
    for (;;) {
        if (reader->quoted && *reader->at == '\0')
            return errbuf_fail(err, "a typed text has no closing quote");
        if (reader->quoted && *reader->at != '"')
            return read_typed(reader, step, err);
        if (*reader->at == '"')
            reader->quoted = !reader->quoted;
        else if (!is_blank(*reader->at))
            break;
        reader->at++;
    }
    *ended = *reader->at == '\0';
    return *ended || read_word(reader, step, err);
}

/* All the time that passes. */
struct passing {
    int64_t usec;
    int durations;
};

/* Adds a step of the script, which reads on at after; false when it is more time than can be. */
static bool add_passing(struct passing *passing, const struct step *step, const char *script,
                        const char *after, struct errbuf *err) {
    if (step->key != KEYSYM_NONE)
        return true;
    passing->usec += step->passes_usec;
    passing->durations++;
    if (passing->usec <= DURATION_LIMIT_USEC)
        return true;
    const char *word = after;
    while (word > script && !is_blank(word[-1]) && word[-1] != '"')
        word--;
    return errbuf_fail(err, "with \"%.*s\", duration %d, more than 1000000h pass in all",
                       (int)(after - word), word, passing->durations);
}

bool script_check(const char *script, struct errbuf *err) {
    struct reader reader = {.at = script};
    struct passing passing = {0};
    struct step step;
    bool ended = false;
    if (!text_is_utf8(script, strlen(script), NULL))
        return errbuf_fail(err, "the keys are not in UTF-8");
    while (!ended)
        if (!read_step(&reader, &step, &ended, err) ||
            !add_passing(&passing, &step, script, reader.at, err))
            return false;
    return true;
}

static void pass_time(struct player *player, int64_t *now_usec, int64_t passes_usec) {
    int64_t until_usec = *now_usec + passes_usec;
    while (*now_usec < until_usec) {
        int64_t next_usec = player_next_change(player);
        *now_usec = next_usec > *now_usec && next_usec < until_usec ? next_usec : until_usec;
        player_handle(player, &(struct event){.type = EVENT_TICK, .at_usec = *now_usec});
    }
}

void script_play(const char *script, struct player *player, int64_t *now_usec) {
    struct reader reader = {.at = script};
    struct step step;
    bool ended;
    while (read_step(&reader, &step, &ended, NULL) && !ended && !player_ended(player))
        if (step.key == KEYSYM_NONE)
            pass_time(player, now_usec, step.passes_usec);
        else
            player_handle(
                player, &(struct event){.type = EVENT_KEY, .at_usec = *now_usec, .key = step.key});
}
