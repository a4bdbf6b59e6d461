#include "blocks/registry.h"

#include "blocks/kinds.h"

static const struct schema *const SCHEMAS[] = {
    &block_prose.schema,
};

struct kinds registry_kinds(void) {
    return (struct kinds){SCHEMAS, sizeof SCHEMAS / sizeof *SCHEMAS};
}
