/* FNV-1a, byte by byte. */
#include "base/hash.h"

#include <string.h>

static const uint64_t prime = UINT64_C(0x100000001b3);

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t count) {
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ byte[i]) * prime;
    return hash;
}

uint64_t hash_text(uint64_t hash, const char *text) {
    return hash_bytes(hash, text, strlen(text) + 1);
}
