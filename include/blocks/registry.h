/*
 * The registry: every kind of block that a lesson may have. A new kind is one line in registry.c.
 */
#ifndef RTLESSON_BLOCKS_REGISTRY_H
#define RTLESSON_BLOCKS_REGISTRY_H

#include "lesson/lesson.h"

/* The schemas of all kinds, for the loader. */
struct kinds registry_kinds(void);

#endif
