#include "base/errbuf.h"

#include <stdarg.h>
#include <stdio.h>

bool errbuf_fail(struct errbuf *err, const char *format, ...) {
    if (err == NULL)
        return false;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    return false;
}
