/*
 * Values of a JSON tree into fields of a C object: every type of field but those that hold objects.
 */
#ifndef RTLESSON_LESSON_VALUE_H
#define RTLESSON_LESSON_VALUE_H

#include "lesson/loader.h"

/* Reads the slot's value by its field's type (not FIELD_OBJECTS, _BLOCKS, _QUESTIONS or _VARY) into
 * the object; tells what is wrong and returns false. */
bool value_load(struct loader *loader, const struct load_slot *slot);

/* As value_load, of FIELD_SCENARIO (value_scenario.c). */
bool value_load_scenario(struct loader *loader, const struct load_slot *slot);
/* Of a member of an object of knobs: its knob, or NULL where there is none or it was named before;
 * and the member's value put into a scenario. False, and it is told, where it is wrong. */
const struct knob *value_knob(struct loader *loader, const struct load_slot *slot,
                              const struct json *value, struct knob_set named);
bool value_turn_knob(struct loader *loader, const struct load_slot *slot, const struct knob *knob,
                     const struct json *value, struct scenario *scenario);

/* As value_load, of FIELD_VARY, which value_load does not read (value_vary.c). */
bool value_load_vary(struct loader *loader, const struct load_slot *slot);

/* Sets what the field holds when it is absent. */
void value_preset(const struct field *field, void *into);

/* Sets the slot's struct list to as many zeroed entries of size bytes as its value has, of a type
 * that must be an array or object. Returns the first entry; NULL, and tells, when the type or the
 * count is wrong. */
char *value_list(struct loader *loader, const struct load_slot *slot, enum json_type type,
                 const char *wanted, size_t size);

#endif
