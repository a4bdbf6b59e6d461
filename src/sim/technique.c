/* The table of the techniques. */
#include "sim/technique.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

#define SPELLINGS(...) ((const char *const[]){__VA_ARGS__, NULL})

const struct technique_row technique_rows[TECHNIQUE_COUNT] = {
    [TECHNIQUE_REFRESH] =
        {.name = "refresh",
         .title = "reloading by hand",
         .says = "A person reloads the page now and then, each time over a new connection.",
         .term = "reloading",
         .brief = "reload",
         .spellings = SPELLINGS("refresh", "reload"),
         .asks = true,
         .reloads = true},
    [TECHNIQUE_SHORT_POLL] = {.name = "short-poll",
                              .title = "short polling",
                              .says = "The client sends a request at every interval; the server "
                                      "answers at once, with or without an update.",
                              .term = "short polling",
                              .brief = "short poll",
                              .spellings = SPELLINGS("poll"),
                              .asks = true},
    [TECHNIQUE_LONG_POLL] = {.name = "long-poll",
                             .title = "long polling",
                             .says =
                                 "The client sends a request; the server answers as soon as there "
                                 "is an update, or when it has held the request for the hold time.",
                             .term = "long polling",
                             .brief = "long poll",
                             .spellings = SPELLINGS("long poll", "long-poll"),
                             .holds = true},
    [TECHNIQUE_SSE] = {.name = "sse",
                       .title = "server-sent events",
                       .says = "The client sends one request; the response stays open, and updates "
                               "arrive through it.",
                       .term = "SSE",
                       .brief = "SSE",
                       .spellings = SPELLINGS("sse", "server-sent", "server sent", "event stream",
                                              "server push"),
                       .streams = true},
    [TECHNIQUE_WEBSOCKET] = {.name = "websocket",
                             .title = "WebSocket",
                             .says =
                                 "One connection stays open, and both sides send frames over it.",
                             .term = "WebSocket",
                             .brief = "WebSocket",
                             .spellings =
                                 SPELLINGS("websocket", "web socket", "full-duplex", "full duplex"),
                             .streams = true,
                             .frames = true},
};

const struct technique_row *technique_find(const char *name, char remedy[SUGGEST_REMEDY_BYTES]) {
    const char *names[TECHNIQUE_COUNT];
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        if (strcmp(technique_rows[i].name, name) == 0)
            return &technique_rows[i];
        names[i] = technique_rows[i].name;
    }
    if (remedy != NULL)
        suggest_remedy(remedy, name, names, TECHNIQUE_COUNT);
    return NULL;
}

const char *technique_meant(const char *name) {
    const char *names[TECHNIQUE_COUNT];
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        names[i] = technique_rows[i].name;
    return suggest_only(name, names, TECHNIQUE_COUNT);
}

const char *technique_names(unsigned set, const char *last, char into[TECHNIQUE_NAMES_BYTES]) {
    size_t used = 0;
    into[0] = '\0';
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        if ((set >> i & 1u) == 0)
            continue;
        const char *between = used == 0 ? "" : set >> (i + 1) == 0 ? last : ", ";
        used += (size_t)snprintf(into + used, TECHNIQUE_NAMES_BYTES - used, "%s%s", between,
                                 technique_rows[i].name);
        assert(used < TECHNIQUE_NAMES_BYTES);
    }
    return into;
}
