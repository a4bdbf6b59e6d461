#include "cli/output.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

static const char *named_locale(void) {
    static const char *const VARIABLES[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
        const char *value = getenv(VARIABLES[i]);
        if (value != NULL && value[0] != '\0')
            return value;
    }
    return NULL;
}

static bool names_utf8(const char *name) {
    const char *charset = strchr(name, '.');
    return charset != NULL &&
           (strncasecmp(charset, ".UTF-8", 6) == 0 || strncasecmp(charset, ".utf8", 5) == 0);
}

void output_set_locale(void) {
    const char *name = named_locale();
    bool known = setlocale(LC_CTYPE, "") != NULL;
    /* A name that came with a login from another machine is often one that this machine lacks. */
    if (name == NULL || (!known && names_utf8(name)))
        setlocale(LC_CTYPE, "C.UTF-8");
}

bool output_is_utf8(void) {
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void to_ascii(const char *text, size_t length, struct writer *into) {
    struct text_cell cell;
    for (size_t at = 0; at < length;) {
        if (text[at] == '\n') {
            writer_bytes(into, &text[at++], 1);
            continue;
        }
        at += text_cell(text + at, length - at, &cell);
        const char *ascii = text_cell_ascii(&cell);
        writer_bytes(into, ascii, strlen(ascii));
    }
}

/* What came from a lesson is harmless already: every part of it was written as text. */
static bool write_for_locale(FILE *stream, const struct writer *writer) {
    struct writer ascii = {0};
    const struct writer *written = writer;
    if (!output_is_utf8()) {
        to_ascii(writer->text, writer->length, &ascii);
        written = &ascii;
    }
    bool good =
        !written->failed && fwrite(written->text, 1, written->length, stream) == written->length;
    writer_release(&ascii);
    return good;
}

static enum status end_output(struct writer *writer, bool good) {
    bool memory = !writer->failed;
    writer_release(writer);
    if (!memory)
        return output_fail(STATUS_FAILED, "out of memory");
    if (good && fflush(stdout) == 0)
        return STATUS_GOOD;
    if (errno == EPIPE)
        return STATUS_FAILED;
    return output_fail(STATUS_FAILED, "cannot write to standard output: %s", strerror(errno));
}

enum status output_text(struct writer *writer) {
    return end_output(writer, writer->length == 0 || write_for_locale(stdout, writer));
}

enum status output_bytes(struct writer *writer) {
    return end_output(writer, writer->length == 0 || fwrite(writer->text, 1, writer->length,
                                                            stdout) == writer->length);
}

void output_problems(const struct problems *problems) {
    struct writer writer = {0};
    problems_write(problems, &writer);
    if (writer.length > 0)
        write_for_locale(stderr, &writer);
    writer_release(&writer);
}

static void say(const char *format, va_list arguments) {
    char text[1024];
    struct writer writer = {0};
    vsnprintf(text, sizeof text, format, arguments);
    for (char *at = text; *at != '\0'; at++)
        if (*at == '\n')
            *at = ' ';
    writer_printf(&writer, "rtlesson: ");
    writer_text(&writer, text);
    writer_printf(&writer, "\n");
    if (writer.length > 0)
        write_for_locale(stderr, &writer);
    writer_release(&writer);
}

enum status output_fail(enum status status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
    return status;
}

bool output_refuse(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
    return false;
}
