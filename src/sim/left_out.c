/* The table of what runs leave out. */
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
    return scenario->drops.kind != PROCESS_NONE || scenario->drops.listed_count > 0;
}

static bool no_breaks(const struct scenario *scenario) {
    return !breaks(scenario);
}

static bool no_signs(const struct scenario *scenario) {
    return technique_rows[scenario->technique].streams && scenario->heartbeat_usec == 0;
}

static const struct {
    const char *words;
    bool (*of)(const struct scenario *scenario);
} rows[] = {
    {"the bytes of TCP, IP and TLS", always},
    {"the set-up of TLS", no_tls},
    {"compressed heads", always},
    {"packet loss", always},
    {"jitter", no_jitter},
    {"breaks", no_breaks},
    {"breaks that nobody notices", breaks},
    {"signs of life", no_signs},
    {"proxies that buffer or cut", always},
    {"a server that is busy", always},
};
enum { ROWS = sizeof rows / sizeof *rows };

unsigned left_out(const struct scenario *scenario) {
    unsigned set = 0;
    for (int i = 0; i < ROWS; i++)
        set |= (unsigned)rows[i].of(scenario) << i;
    return set;
}

const char *left_out_words(unsigned set, struct arena *arena) {
    struct writer words = {0};
    writer_printf(&words, "Bytes are those of HTTP/1.1 messages and frames. Left out:");
    for (int i = 0; i < ROWS; i++)
        if ((set >> i & 1u) != 0)
            writer_printf(&words, "%s%s",
                          set >> i == 1 ? " and "
                          : i > 0       ? ", "
                                        : " ",
                          rows[i].words);
    writer_printf(&words, ".");
    return writer_keep(&words, arena);
}
