/* How the C library is asked: in a locale of UTF-8 of our own, for the whole answer, and for yes or
 * no alone. */
#include "quiz/pattern.h"

#include <locale.h>
#include <regex.h>
#include <stddef.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"
#include "quiz/pattern_scan.h"

/* A locale whose letters are UTF-8, by the first name that the system knows. Without any, letters
 * beyond ASCII are their bytes, which fit where they are written in the pattern one by one. */
static locale_t utf8_locale(void) {
    static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8", "UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        locale_t locale = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);
        if (locale != (locale_t)0)
            return locale;
    }
    locale_t plain = newlocale(LC_CTYPE_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0)
        memory_fail();
    return plain;
}

/* Of a pattern that was scanned, to be freed with regfree; false: the library does not take it. */
static bool compile(const char *pattern, bool is_caseless, regex_t *compiled) {
    char whole[PATTERN_CHARACTERS * (TEXT_UTF8_BYTES - 1) + sizeof "^()$"];
    snprintf(whole, sizeof whole, "^(%s)$", pattern);
    return regcomp(compiled, whole, REG_EXTENDED | REG_NOSUB | (is_caseless ? REG_ICASE : 0)) == 0;
}

bool pattern_check(const char *pattern, struct errbuf *err) {
    if (!pattern_scan(pattern, err))
        return false;
    regex_t compiled;
    locale_t locale = utf8_locale(), before = uselocale(locale);
    bool is_taken = compile(pattern, false, &compiled);
    if (is_taken)
        regfree(&compiled);
    uselocale(before);
    freelocale(locale);
    return is_taken ||
           errbuf_fail(err, "the system's library does not take it" HELP "write a simpler one");
}

static bool fits(const char *pattern, bool is_caseless, const char *answer) {
    regex_t compiled;
    if (!compile(pattern, is_caseless, &compiled))
        memory_fail(); /* it was taken when it was checked */
    int found = regexec(&compiled, answer, 0, NULL, 0);
    regfree(&compiled);
    if (found == REG_ESPACE)
        memory_fail();
    return found == 0;
}

bool pattern_fits(const char *pattern, bool is_caseless, const char *answer) {
    if (pattern_characters(answer) > PATTERN_ANSWER_CHARACTERS)
        return false;
    locale_t locale = utf8_locale(), before = uselocale(locale);
    bool found = fits(pattern, is_caseless, answer);
    uselocale(before);
    freelocale(locale);
    return found;
}
