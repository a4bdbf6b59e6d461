/*
 * Values of a JSON tree into fields of a C object: every type of field but those that hold objects.
 */
#ifndef RTLESSON_LESSON_VALUE_H
#define RTLESSON_LESSON_VALUE_H

#include "lesson/loader.h"

/* Reads the slot's value by its field's type (not FIELD_OBJECTS, _BLOCKS or _QUESTIONS) into the
 * object; tells what is wrong and returns false. */
bool value_load(struct loader *loader, const struct load_slot *slot);

/* As value_load, of FIELD_SCENARIO (value_scenario.c). */
bool value_load_scenario(struct loader *loader, const struct load_slot *slot);

/* Sets what the field holds when it is absent. */
void value_preset(const struct field *field, void *into);

/* Sets the slot's struct list to as many zeroed entries of size bytes as its value has, of a type
 * that must be an array or object. Returns the first entry; NULL, and tells, when the type or the
 * count is wrong. */
char *value_list(struct loader *loader, const struct load_slot *slot, enum json_type type,
                 const char *wanted, size_t size);

#endif
