/*
 * Salvage: what is done about a record that is damaged. The file is set aside, and what can still
 * be read of it copied into a new one.
 */
#ifndef RTLESSON_RECORD_SALVAGE_H
#define RTLESSON_RECORD_SALVAGE_H

#include <stdbool.h>

enum { SALVAGE_NAME_BYTES = 256 };

struct salvaged {
    bool done;                     /* set aside, and a new record stands in its place */
    char name[SALVAGE_NAME_BYTES]; /* of the file set aside, without its directory; "": nothing was
                                    */
};

/* Sets the file at path aside, under the first of PATH.damaged-1, -2, … that is free, its journal
 * with it, and makes a new record of what can be read: of each table the rows from the first on and
 * from the last one back. Takes no memory of ours. */
struct salvaged salvage(const char *path);

#endif
