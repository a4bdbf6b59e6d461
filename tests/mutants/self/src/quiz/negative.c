#include "quiz/tiny.h"

/* Only the sanitizers see it when one number more is read. */
bool tiny_any_negative(const int *numbers, int count) {
    for (int i = 0; i < count; i++)
        if (numbers[i] < 0)
            return true;
    return false;
}
