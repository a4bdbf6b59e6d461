/* How a key's action is found among those offered, and the names of keys both ways. */
#include "ui/keys.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "ui/event.h"

int binding_find(const struct binding *table, uint64_t offered, uint32_t key) {
    if (key == KEYSYM_NONE || table == NULL)
        return BINDING_NONE;
    for (; table->does != NULL; table++) {
        assert(table->action >= 0 && table->action < BINDING_ACTIONS);
        for (int i = 0; i < BINDING_KEYS && table->keys[i] != KEYSYM_NONE; i++)
            if (table->keys[i] == key && (offered & BINDING_BIT(table->action)) != 0)
                return table->action;
    }
    return BINDING_NONE;
}

static const struct {
    const char *name;
    uint32_t key;
} NAMES[] = {
    {"Tab", KEYSYM_TAB},
    {"Enter", KEYSYM_ENTER},
    {"Esc", KEYSYM_ESCAPE},
    {"Space", KEYSYM_SPACE},
    {"Up", KEYSYM_UP},
    {"Down", KEYSYM_DOWN},
    {"Left", KEYSYM_LEFT},
    {"Right", KEYSYM_RIGHT},
    {"Home", KEYSYM_HOME},
    {"End", KEYSYM_END},
    {"PgUp", KEYSYM_PAGE_UP},
    {"PgDn", KEYSYM_PAGE_DOWN},
    {"Shift-Tab", KEYSYM_SHIFT_TAB},
    {"Backspace", KEYSYM_BACKSPACE},
    {"Delete", KEYSYM_DELETE},
    {"Insert", KEYSYM_INSERT},
    {"Ctrl-Left", KEYSYM_WORD_LEFT},
    {"Ctrl-Right", KEYSYM_WORD_RIGHT},
    {"Alt-Backspace", KEYSYM_WORD_BACKSPACE},
    {"Ctrl-Home", KEYSYM_TEXT_START},
    {"Ctrl-End", KEYSYM_TEXT_END},
    {"Ctrl-_", KEYSYM_CTRL + '_'},
};
enum { NAME_COUNT = sizeof NAMES / sizeof *NAMES };

static uint32_t control_key(const char *name, size_t length) {
    if (length != 6 || strncasecmp(name, "Ctrl-", 5) != 0)
        return KEYSYM_NONE;
    char letter = name[5];
    if (letter >= 'A' && letter <= 'Z')
        letter = (char)(letter - 'A' + 'a');
    return letter >= 'a' && letter <= 'z' ? KEYSYM_CTRL + (uint32_t)letter : KEYSYM_NONE;
}

uint32_t key_from_name(const char *name, size_t length) {
    uint32_t character = text_decode(name, length);
    if (character > KEYSYM_SPACE)
        return character;
    for (int i = 0; i < NAME_COUNT; i++)
        if (strlen(NAMES[i].name) == length && strncasecmp(NAMES[i].name, name, length) == 0)
            return NAMES[i].key;
    return control_key(name, length);
}

const char *key_name(uint32_t key, char into[KEY_NAME_BYTES]) {
    into[0] = '\0';
    for (int i = 0; i < NAME_COUNT; i++)
        if (NAMES[i].key == key)
            snprintf(into, KEY_NAME_BYTES, "%s", NAMES[i].name);
    if (into[0] != '\0' || key == KEYSYM_NONE)
        return into;
    if (key > KEYSYM_CTRL && key <= KEYSYM_CTRL + 'z')
        snprintf(into, KEY_NAME_BYTES, "Ctrl-%c", (char)(key - KEYSYM_CTRL - 'a' + 'A'));
    else if (key < KEYSYM_UP)
        text_encode(key, into);
    return into;
}
