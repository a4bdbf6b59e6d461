/*
 * Salvage: what is done about a record that is damaged. The file is set aside, and what can still
 * be read of it copied into a new one.
 *
 * Whatever ends the program meanwhile, the damaged file stands where it was until the new one takes
 * its place, whole; and who begins again finds what was begun.
 */
#ifndef RTLESSON_RECORD_SALVAGE_H
#define RTLESSON_RECORD_SALVAGE_H

#include <stdbool.h>

#include "record/db.h"

enum { SALVAGE_NAME_BYTES = 256 };

struct salvaged {
    bool done;                     /* a record that is not damaged stands in its place */
    char name[SALVAGE_NAME_BYTES]; /* of the file that was set aside, without its directory; "":
                                      none was, here */
};

/* Sets the file in which damage was found aside, under the first of PATH.damaged-1, -2, … that is
 * free, its journal with it, and puts a new record in its place, of what can be read: of each table
 * the rows from the first on and from the last one back. It is made as PATH.new. The connection may
 * be closed; where another has mended the file meanwhile, that is all. Takes no memory of ours. */
struct salvaged salvage(const struct db *damaged);

/* Of the file that was set aside last the name, until it is known that the learner was told: who
 * salvages may be killed before. "": there is none. It stands in the table meta under the key, and
 * who has told it takes it out there. */
void salvage_untold(struct db *db, char name[static SALVAGE_NAME_BYTES]);
extern const char salvage_key[];

#endif
