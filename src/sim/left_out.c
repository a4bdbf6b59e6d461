/* The table of what runs and scripts leave out. */
#include "sim/left_out.h"

#include <stddef.h>

#include "base/writer.h"

static bool always(const struct scenario *scenario) {
    (void)scenario;
    return true;
}

/* TLS 1.3 takes two transits more than TCP (RFC 8446 §2). */
static bool no_tls(const struct scenario *scenario) {
    enum { WITH_TLS = 5 };
    return scenario->setup_transits < WITH_TLS;
}

static bool no_jitter(const struct scenario *scenario) {
    return scenario->jitter.kind == JITTER_NONE;
}

static bool breaks(const struct scenario *scenario) {
    return !process_is_none(&scenario->drops);
}

static bool no_breaks(const struct scenario *scenario) {
    return !breaks(scenario);
}

static bool no_signs(const struct scenario *scenario) {
    return technique_rows[scenario->technique].streams && scenario->heartbeat_usec == 0;
}

static bool always_of_script(const struct trace *script) {
    (void)script;
    return true;
}

static bool no_set_up_shown(const struct trace *script) {
    for (int i = 0; i < script->message_count; i++)
        if (script->messages[i].style == TRACE_STYLE_SETUP)
            return false;
    return true;
}

static bool no_break_shown(const struct trace *script) {
    for (int i = 0; i < script->message_count; i++)
        if (trace_message_fate(&script->messages[i]) == TRACE_FATE_CUT)
            return false;
    for (int i = 0; i < script->connection_count; i++)
        if (script->connections[i].cut)
            return false;
    return true;
}

static const struct {
    const char *words;
    bool (*of)(const struct scenario *scenario); /* NULL: of a script alone */
    bool (*of_script)(const struct trace *script);
} rows[] = {
    {"the bytes of TCP, IP and TLS", always, NULL},
    {"TLS set-up", no_tls, NULL},
    {"connection set-up", NULL, no_set_up_shown},
    {"header compression", always, NULL},
    {"packet loss", always, always_of_script},
    {"jitter", no_jitter, NULL},
    {"dropped connections", no_breaks, no_break_shown},
    {"drops that nobody notices", breaks, NULL},
    {"heartbeats", no_signs, NULL},
    {"proxies that buffer or cut", always, always_of_script},
    {"server load", always, always_of_script},
};
enum { ROWS = sizeof rows / sizeof *rows };

unsigned left_out(const struct scenario *scenario) {
    unsigned set = 0;
    for (int i = 0; i < ROWS; i++)
        set |= (unsigned)(rows[i].of != NULL && rows[i].of(scenario)) << i;
    return set;
}

unsigned left_out_of_script(const struct trace *script) {
    unsigned set = 0;
    for (int i = 0; i < ROWS; i++)
        set |= (unsigned)(rows[i].of_script != NULL && rows[i].of_script(script)) << i;
    return set;
}

static const char *words_of(const char *first, unsigned set, struct arena *arena) {
    struct writer words = {0};
    if (set == 0)
        return "";
    writer_printf(&words, "%s", first);
    for (int i = 0; i < ROWS; i++)
        if ((set >> i & 1u) != 0)
            writer_printf(&words, "%s%s",
                          (set & ((1u << i) - 1u)) == 0 ? " "
                          : set >> i == 1               ? " and "
                                                        : ", ",
                          rows[i].words);
    writer_printf(&words, ".");
    return writer_keep(&words, arena);
}

const char *left_out_words(unsigned set, struct arena *arena) {
    return words_of("Left out:", set, arena);
}

const char *left_out_also_words(unsigned set, struct arena *arena) {
    return words_of("Also left out here:", set, arena);
}
