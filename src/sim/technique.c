/* The table of the techniques, with the text of each message. */
#include "sim/technique.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

#define COOKIE    "Cookie: session=5f2c9a7e41b08d63\r\n"
#define FROM_CHAT "Host: chat.example\r\n" COOKIE

static const char poll_request[] =
    "GET /messages?after=41 HTTP/1.1\r\n" FROM_CHAT "Accept: application/json\r\n"
    "\r\n";
static const char poll_answer[] = "HTTP/1.1 200 OK\r\n"
                                  "Content-Type: application/json\r\n"
                                  "Content-Length: 46\r\n"
                                  "Cache-Control: no-store\r\n"
                                  "\r\n";

#define SPELLINGS(...) ((const char *const[]){__VA_ARGS__, NULL})

const struct technique_row technique_rows[TECHNIQUE_COUNT] = {
    [TECHNIQUE_REFRESH] = {.name = "refresh",
                           .title = "reloading by hand",
                           .term = "reloading",
                           .brief = "reload",
                           .spellings = SPELLINGS("refresh", "reload"),
                           .asks = true,
                           .reloads = true,
                           .request = "GET /chat HTTP/1.1\r\n" FROM_CHAT "Accept: text/html\r\n"
                                      "\r\n",
                           .answer = "HTTP/1.1 200 OK\r\n"
                                     "Content-Type: text/html\r\n"
                                     "Content-Length: 46\r\n"
                                     "Cache-Control: no-store\r\n"
                                     "\r\n"},
    [TECHNIQUE_SHORT_POLL] = {.name = "short-poll",
                              .title = "short polling",
                              .term = "short polling",
                              .brief = "short poll",
                              .spellings = SPELLINGS("poll"),
                              .asks = true,
                              .request = poll_request,
                              .answer = poll_answer},
    [TECHNIQUE_LONG_POLL] = {.name = "long-poll",
                             .title = "long polling",
                             .term = "long polling",
                             .brief = "long poll",
                             .spellings = SPELLINGS("long poll", "long-poll"),
                             .holds = true,
                             .request = poll_request,
                             .answer = poll_answer},
    [TECHNIQUE_SSE] = {.name = "sse",
                       .title = "server-sent events",
                       .term = "SSE",
                       .brief = "SSE",
                       .spellings = SPELLINGS("sse", "server-sent", "server sent", "event stream",
                                              "server push"),
                       .streams = true,
                       .request =
                           "GET /messages HTTP/1.1\r\n" FROM_CHAT "Accept: text/event-stream\r\n"
                           "Cache-Control: no-store\r\n"
                           "\r\n",
                       .answer = "HTTP/1.1 200 OK\r\n"
                                 "Content-Type: text/event-stream\r\n"
                                 "Cache-Control: no-store\r\n"
                                 "Transfer-Encoding: chunked\r\n"
                                 "\r\n"},
    /* The key and its answer are those of RFC 6455 §1.3. */
    [TECHNIQUE_WEBSOCKET] = {.name = "websocket",
                             .title = "WebSocket",
                             .term = "WebSocket",
                             .brief = "WebSocket",
                             .spellings =
                                 SPELLINGS("websocket", "web socket", "full-duplex", "full duplex"),
                             .streams = true,
                             .frames = true,
                             .request =
                                 "GET /messages HTTP/1.1\r\n" FROM_CHAT "Upgrade: websocket\r\n"
                                 "Connection: Upgrade\r\n"
                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                 "Sec-WebSocket-Version: 13\r\n"
                                 "Origin: https://chat.example\r\n"
                                 "\r\n",
                             .answer = "HTTP/1.1 101 Switching Protocols\r\n"
                                       "Upgrade: websocket\r\n"
                                       "Connection: Upgrade\r\n"
                                       "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                                       "\r\n"},
};

const struct technique_row *technique_find(const char *name, const char **near) {
    const char *names[TECHNIQUE_COUNT];
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        if (strcmp(technique_rows[i].name, name) == 0)
            return &technique_rows[i];
        names[i] = technique_rows[i].name;
    }
    if (near != NULL)
        *near = suggest(name, names, TECHNIQUE_COUNT);
    return NULL;
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
