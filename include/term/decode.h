/*
 * What a terminal sends, bytes to events: UTF-8, control characters, key sequences (ECMA-48 §5.4)
 * and bracketed paste.
 *
 * Curses is not asked, because its get_wch loses a character whose bytes come in two reads, and
 * passes on what it does not know as letters. Any sequence may be cut anywhere: the decoder holds
 * what it has until the rest comes, or until decode_settle says that nothing more came. What is no
 * key is swallowed whole.
 */
#ifndef RTLESSON_TERM_DECODE_H
#define RTLESSON_TERM_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/event.h"

/* A key's sequence as the terminal's description has it; it goes before what is known by itself. */
struct key_sequence {
    const char *bytes;
    uint32_t key;
};

enum { DECODE_HELD_BYTES = 32, DECODE_SEQUENCES = 24, DECODE_PASTE_LIMIT = 1024 * 1024 };

/* How long to wait for the rest of what began with Esc, and of a paste. */
enum { DECODE_ESCAPE_USEC = 25000, DECODE_PASTE_USEC = 1000000 };

struct decoder {
    struct key_sequence described[DECODE_SEQUENCES];
    int described_count;
    bool one_byte; /* the charset is not UTF-8: a byte above 0x7f is what the locale says */

    unsigned char held[DECODE_HELD_BYTES]; /* a sequence or character that has begun */
    int held_count;
    bool pasting;
    char *paste; /* owned */
    size_t paste_length, paste_capacity;
}; /* { 0 } knows the common sequences */

/* Gives every event in the bytes to take; the event's time is left 0, its text valid in the call.
 */
void decode_bytes(struct decoder *decoder, const char *bytes, size_t length,
                  void (*take)(const struct event *event, void *data), void *data);

/* How long to wait before decode_settle, from the last byte; 0: nothing is held. */
int64_t decode_waits_usec(const struct decoder *decoder);

/* Nothing more came: an Esc was the key, the rest of a paste is lost, and so is half a sequence. */
void decode_settle(struct decoder *decoder, void (*take)(const struct event *event, void *data),
                   void *data);

void decode_release(struct decoder *decoder);

#endif
