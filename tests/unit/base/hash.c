/* FNV-1a by the vectors that its authors give. */
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void bytes_by_the_published_vectors(void **state) {
    (void)state;
    assert_true(hash_bytes(HASH_START, "", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(hash_bytes(HASH_START, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(hash_bytes(HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
    /* Byte 0xff, which a signed char would make another number of. */
    assert_true(hash_bytes(HASH_START, "\xff", 1) == UINT64_C(0xaf64724c8602eb6e));
}

static void texts_do_not_run_together(void **state) {
    (void)state;
    uint64_t one = hash_text(hash_text(HASH_START, "ab"), "c");
    uint64_t other = hash_text(hash_text(HASH_START, "a"), "bc");
    assert_true(one != other);
    assert_true(hash_text(HASH_START, "foobar") == hash_bytes(HASH_START, "foobar", 7));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_by_the_published_vectors),
        cmocka_unit_test(texts_do_not_run_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
