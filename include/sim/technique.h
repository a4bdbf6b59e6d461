/*
 * The techniques: one row each, from which the simulator, the knobs, help and lessons have what
 * they say and do of it.
 *
 * What each puts on the wire is in wire.h.
 */
#ifndef RTLESSON_SIM_TECHNIQUE_H
#define RTLESSON_SIM_TECHNIQUE_H

#include <stdbool.h>

#include "base/suggest.h"

enum technique {
    TECHNIQUE_REFRESH,    /* a person reloads */
    TECHNIQUE_SHORT_POLL, /* the client asks at an interval */
    TECHNIQUE_LONG_POLL,  /* the server holds the request until there is an update */
    TECHNIQUE_SSE,        /* one answer stays open, events flow down it */
    TECHNIQUE_WEBSOCKET,  /* one connection, frames both ways */
    TECHNIQUE_COUNT
};

struct technique_row {
    const char *name;  /* as it is written: "short-poll" */
    const char *title; /* as it is read: "short polling" */
    const char *says;  /* what it does, to an author: a sentence */
    const char *term;  /* the shorter one in a row of figures: "SSE" */
    const char *brief; /* … and where that has no room: "short poll" */
    /* What it is called in prose, in small letters; ended by NULL. None begins with another. */
    const char *const *spellings;
    bool asks;    /* at an interval; else something stays open, until there is an update at least */
    bool reloads; /* a person asks: at times that are drawn, over a connection each */
    bool holds;   /* the server holds each request until there is an update */
    bool streams; /* events come down one connection, without being asked for */
    bool frames;  /* the client's messages go up the same connection */
};

extern const struct technique_row technique_rows[TECHNIQUE_COUNT];

/* The row of the name that an author or caller wrote, or NULL; then remedy (may be NULL) says which
 * there are, and which was perhaps meant (suggest_remedy). */
const struct technique_row *technique_find(const char *name, char remedy[SUGGEST_REMEDY_BYTES]);

/* The name of the one that must have been meant by an unknown name; NULL: none, or any of several
 * (suggest_only). */
const char *technique_meant(const char *name);

/* The names of those whose bits (1u << technique) are set: "sse", "refresh, sse and websocket";
 * last: " and ", " or ". Returns into. */
enum { TECHNIQUE_NAMES_BYTES = 80, TECHNIQUE_ALL = (1 << TECHNIQUE_COUNT) - 1 };
const char *technique_names(unsigned set, const char *last, char into[TECHNIQUE_NAMES_BYTES]);

#endif
