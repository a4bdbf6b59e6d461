/*
 * The templates of new lessons: the files that lessons/templates has for each.
 *
 * A file of lessons/templates/NAME, or of lessons/templates/common for all of them, goes to the
 * same place in the new folder, beside the schemas of lesson and course. In it NEW-ID stands for
 * the lesson's id and NEW-TITLE, in a string of JSON, for its title; both are what may stand there,
 * so that a template is a lesson that plays.
 */
#ifndef RTLESSON_CLI_TEMPLATE_H
#define RTLESSON_CLI_TEMPLATE_H

#include "cli/folder.h"

struct template {
    const char *name;
    const char *opens; /* the file to play */
};

/* Ends with a row without a name; the first is taken where none is named. */
extern const struct template templates[];

/* The one of that name, or NULL. */
const struct template *template_find(const char *name);

/* Writes its files. */
bool template_write(const struct template *template, const char *id, const char *title,
                    struct folder *folder, struct errbuf *err);

#endif
