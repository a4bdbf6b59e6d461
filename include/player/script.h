/*
 * Scripts: keys and time in words, played on a player with a clock of their own.
 *
 * "Tab Enter 2.5s \"typed text\" Right": words are separated by blanks. A word is the name of a key
 * (ui/keys.h), a duration that passes (base/duration.h), or a text in quotes that is typed a
 * character at a time, in which \" and \\ stand for a quote and a backslash.
 */
#ifndef RTLESSON_PLAYER_SCRIPT_H
#define RTLESSON_PLAYER_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "player/player.h"

/* True when every word can be played, and no more time passes in all than one duration can have
 * (DURATION_LIMIT_USEC); else err names the word at which that ends. */
bool script_check(const char *script, struct errbuf *err);

/* Plays a script that was checked, from event time *now_usec, which it moves on. Time passes in the
 * steps in which the picture changes. */
void script_play(const char *script, struct player *player, int64_t *now_usec);

#endif
