#include "base/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *number_grouped(int64_t number, char into[NUMBER_TEXT_BYTES]) {
    char digits[NUMBER_TEXT_BYTES];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    const char *from = digits;
    char *to = into;
    while (*from != '\0') {
        *to++ = *from++;
        int left = length - (int)(from - digits);
        if (left > 0 && left % 3 == 0 && from[-1] != '-')
            *to++ = ',';
    }
    *to = '\0';
    return into;
}
