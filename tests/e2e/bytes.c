#include "bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *grown(void *old, size_t size) {
    void *block = realloc(old, size);
    if (block == NULL) {
        fputs("e2e: out of memory\n", stderr);
        exit(2);
    }
    return block;
}

static void reserve(struct bytes *bytes, size_t more) {
    size_t wanted = bytes->used + more + 1;
    if (wanted <= bytes->size)
        return;
    bytes->size = wanted * 2;
    bytes->data = grown(bytes->data, bytes->size);
}

void bytes_add(struct bytes *bytes, const char *data, size_t length) {
    reserve(bytes, length);
    if (length > 0)
        memcpy(bytes->data + bytes->used, data, length);
    bytes->used += length;
    bytes->data[bytes->used] = '\0';
}

void bytes_addf(struct bytes *bytes, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    reserve(bytes, (size_t)length);
    va_start(arguments, format);
    vsnprintf(bytes->data + bytes->used, (size_t)length + 1, format, arguments);
    va_end(arguments);
    bytes->used += (size_t)length;
}

const char *bytes_text(const struct bytes *bytes) {
    return bytes->data == NULL ? "" : bytes->data;
}

void bytes_clear(struct bytes *bytes) {
    bytes->used = 0;
    if (bytes->data != NULL)
        bytes->data[0] = '\0';
}

void bytes_drop(struct bytes *bytes, size_t length) {
    if (length == 0)
        return;
    memmove(bytes->data, bytes->data + length, bytes->used - length + 1);
    bytes->used -= length;
}

void bytes_trim_right(struct bytes *bytes) {
    while (bytes->used > 0 && bytes->data[bytes->used - 1] == ' ')
        bytes->data[--bytes->used] = '\0';
}

void bytes_release(struct bytes *bytes) {
    free(bytes->data);
    *bytes = (struct bytes){0};
}

char *bytes_copy_string(const char *text, size_t length) {
    char *copy = grown(NULL, length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}
