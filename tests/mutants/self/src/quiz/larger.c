#include "quiz/tiny.h"

/* Where both are equal it is the same whether one is asked to be larger or not less. */
int tiny_larger(int a, int b) {
    if (a > b)
        return a;
    return b;
}
