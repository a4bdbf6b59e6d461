/*
 * Keys by name, and tables of what they do.
 *
 * A binding is the only statement of a key: the handler finds the action in the table, the footer
 * and the page of keys are printed from it. Which actions do something here and now is a set of
 * bits, computed by the owner of the table; a key whose action is not in the set does nothing and
 * is not shown.
 */
#ifndef RTLESSON_UI_KEYS_H
#define RTLESSON_UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BINDING_KEYS = 10 };

struct binding {
    uint32_t keys[BINDING_KEYS]; /* ended by KEYSYM_NONE unless full */
    const char *shown; /* as the footer names them: "Enter", "←→"; NULL: not in the footer */
    const char *does;  /* "open" */
    int action;        /* below BINDING_ACTIONS, of the owner's enum */
};                     /* a table ends with a row whose does is NULL */

enum { BINDING_NONE = -1 };

/* An action's bit in a set of those that are offered. */
#define BINDING_BIT(action) (UINT64_C(1) << (action))
#define BINDING_ACTIONS     64 /* the bits of a set */

/* The action that the key has among those offered, or BINDING_NONE. */
int binding_find(const struct binding *table, uint64_t offered, uint32_t key);

/* The key that a name stands for, as in "Tab", "PgDn", "Ctrl-L", "Shift-Tab", "x"; KEYSYM_NONE when
 * there is no such key. Length bytes of name are read; case does not matter for names longer than
 * one character. */
uint32_t key_from_name(const char *name, size_t length);

/* The name of a key, the inverse of key_from_name; returns into. */
enum { KEY_NAME_BYTES = 24 };
const char *key_name(uint32_t key, char into[KEY_NAME_BYTES]);

#endif
