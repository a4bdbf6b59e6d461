/* How a message is written where one is wanted, and cut where it has no room. */
#include "base/errbuf.h"

#include <stdio.h>
#include <string.h>

void errbuf_format(char *into, size_t size, const char *format, va_list arguments) {
    static const char ellipsis[] = "…";
    int length = vsnprintf(into, size, format, arguments);
    if (length >= 0 && (size_t)length < size)
        return;
    size_t end = size - sizeof ellipsis;
    while (end > 0 && ((unsigned char)into[end] & 0xC0) == 0x80)
        end--;
    memcpy(into + end, ellipsis, sizeof ellipsis);
}

bool errbuf_fail(struct errbuf *err, const char *format, ...) {
    if (err == NULL)
        return false;
    va_list arguments;
    va_start(arguments, format);
    errbuf_format(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    return false;
}

const char *errbuf_join_help(char *into, size_t size, const char *text) {
    size_t used = 0;
    for (; *text != '\0' && used + 2 < size; text++) {
        into[used++] = *text == HELP_MARK ? ';' : *text;
        if (*text == HELP_MARK)
            into[used++] = ' ';
    }
    into[used] = '\0';
    return into;
}
