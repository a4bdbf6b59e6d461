/* How the words of a command line are told apart, and what is said of one that is unknown. */
#include "cli/options.h"

#include <assert.h>
#include <string.h>

#include "base/suggest.h"

void options_gather(const struct option *own, bool takes_knobs,
                    struct option into[OPTIONS_LIMIT + 1]) {
    int count = 0;
    for (; own[count].name != NULL; count++) {
        assert(count < OPTIONS_OWN);
        into[count] = own[count];
    }
    for (int i = 0; takes_knobs && i < KNOB_COUNT; i++)
        into[count++] = (struct option){knobs[i].name, knobs[i].value, knobs[i].says};
    into[count] = (struct option){.name = NULL};
}

static int find(const struct option *table, const char *name, size_t length) {
    for (int i = 0; table[i].name != NULL; i++)
        if (strlen(table[i].name) == length && strncmp(table[i].name, name, length) == 0)
            return i;
    return -1;
}

static bool refuse(const struct option *table, const char *word, struct errbuf *err) {
    const char *names[OPTIONS_LIMIT + 2] = {"help", "version"};
    int count = 2;
    for (const struct option *option = table; option->name != NULL; option++)
        names[count++] = option->name;
    const struct knob_gone *gone = knob_gone(word + strspn(word, "-"));
    if (gone != NULL && find(table, gone->now, strlen(gone->now)) >= 0)
        return errbuf_fail(err, "there is no option %s any more; write --%s %s", word, gone->now,
                           gone->value);
    const char *meant = suggest(word + strspn(word, "-"), names, count);
    if (meant == NULL)
        return errbuf_fail(err, "there is no option %s", word);
    return errbuf_fail(err, "there is no option %s; did you mean --%s?", word, meant);
}

/* Takes the option at words[0]; *used counts its words. */
static bool take_option(const struct option *table, const char *const *words, int count,
                        struct arguments *arguments, int *used, struct errbuf *err) {
    const char *name = words[0] + 2;
    size_t length = strcspn(name, "=");
    const char *value = name[length] == '=' ? name + length + 1 : NULL;
    int row = strncmp(words[0], "--", 2) == 0 ? find(table, name, length) : -1;
    *used = 1;
    if (strcmp(words[0], "--help") == 0 || strcmp(words[0], "-h") == 0)
        return arguments->help = true;
    if (strcmp(words[0], "--version") == 0)
        return arguments->version = true;
    if (row < 0)
        return refuse(table, words[0], err);
    const struct option *option = &table[row];
    if (option->value == NULL && value != NULL)
        return errbuf_fail(err, "--%s takes no value", option->name);
    if (option->value != NULL && value == NULL) {
        if (count < 2)
            return errbuf_fail(err, "--%s needs a value: --%s %s", option->name, option->name,
                               option->value);
        value = words[1];
        *used = 2;
    }
    arguments->values[row] = value != NULL ? value : "";
    return true;
}

bool options_parse(const struct option *table, const char **words, int count,
                   struct arguments *arguments, struct errbuf *err) {
    bool ended = false;
    *arguments = (struct arguments){.operands = words};
    for (int at = 0, used; at < count; at += used) {
        used = 1;
        if (!ended && strcmp(words[at], "--") == 0)
            ended = true;
        else if (ended || words[at][0] != '-' || words[at][1] == '\0')
            words[arguments->operand_count++] = words[at];
        else if (!take_option(table, words + at, count - at, arguments, &used, err))
            return false;
    }
    return true;
}
