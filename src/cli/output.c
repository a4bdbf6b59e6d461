/* How the charset is found, and how texts are written in it to the last byte. */
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
    const char *point = strchr(name, '.');
    const char *charset = point != NULL ? point + 1 : name; /* macOS has a locale "UTF-8" */
    return strncasecmp(charset, "UTF-8", 5) == 0 || strncasecmp(charset, "utf8", 4) == 0;
}

/* Any will do: no more than the charset is asked of it. */
static void set_utf8_locale(void) {
    static const char *const NAMES[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (setlocale(LC_CTYPE, NAMES[i]) != NULL)
            return;
}

void output_set_locale(void) {
    const char *name = named_locale();
    bool known = setlocale(LC_CTYPE, "") != NULL;
    /* A name that came with a login from another machine is often one that this machine lacks. */
    if (name == NULL || (!known && names_utf8(name)))
        set_utf8_locale();
}

bool output_is_utf8(void) {
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

const char *output_unknown_charset(void) {
    const char *name = named_locale();
    bool other = name != NULL && strchr(name, '.') != NULL && !names_utf8(name);
    /* musl takes any name, and knows no charset but UTF-8. */
    return other && (setlocale(LC_CTYPE, "") == NULL || output_is_utf8()) ? name : NULL;
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

static bool write_bytes(FILE *stream, const struct writer *writer) {
    return writer->length == 0 || fwrite(writer->text, 1, writer->length, stream) == writer->length;
}

static bool write_ascii(FILE *stream, const struct writer *writer) {
    struct writer ascii = {0};
    to_ascii(writer->text, writer->length, &ascii);
    bool good = write_bytes(stream, &ascii);
    writer_release(&ascii);
    return good;
}

/* What came from a lesson is harmless already: every part of it was written as text. */
static bool write_for_locale(FILE *stream, const struct writer *writer) {
    return output_is_utf8() ? write_bytes(stream, writer) : write_ascii(stream, writer);
}

static enum status end_output(struct writer *writer, bool good) {
    writer_release(writer);
    if (good && fflush(stdout) == 0)
        return STATUS_GOOD;
    if (errno == EPIPE)
        return STATUS_FAILED;
    return output_fail(STATUS_FAILED, "cannot write to standard output: %s", strerror(errno));
}

enum status output_text(struct writer *writer) {
    return end_output(writer, write_for_locale(stdout, writer));
}

enum status output_ascii(struct writer *writer) {
    return end_output(writer, write_ascii(stdout, writer));
}

enum status output_bytes(struct writer *writer) {
    return end_output(writer, write_bytes(stdout, writer));
}

void output_problems(struct problems *problems) {
    struct writer writer = {0};
    problems_write(problems, &writer);
    write_for_locale(stderr, &writer);
    writer_release(&writer);
}

void output_told(struct writer *writer) {
    write_for_locale(stderr, writer);
    writer_release(writer);
}

static void say(const char *format, va_list arguments) {
    char text[1024], line[sizeof text + 16];
    struct writer writer = {0};
    errbuf_format(text, sizeof text, format, arguments);
    writer_printf(&writer, "rtlesson: ");
    writer_line(&writer, errbuf_join_help(line, sizeof line, text));
    writer_printf(&writer, "\n");
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
