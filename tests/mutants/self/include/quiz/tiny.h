/* Functions to be changed. */
#ifndef RTLESSON_QUIZ_TINY_H
#define RTLESSON_QUIZ_TINY_H

#include <stdbool.h>

int tiny_sum(int a, int b);
int tiny_larger(int a, int b);
bool tiny_any_negative(const int *numbers, int count);

#endif
