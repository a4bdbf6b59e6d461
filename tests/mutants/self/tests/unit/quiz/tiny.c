#include "quiz/tiny.h"

static int zeros[2];

int main(void) {
    static const int mixed[] = {-1, 0};
    bool good = tiny_sum(2, 3) == 5 && tiny_larger(2, 1) == 2 && tiny_larger(1, 2) == 2 &&
                !tiny_any_negative(zeros, 2) && tiny_any_negative(mixed, 2);
    return good ? 0 : 1;
}
