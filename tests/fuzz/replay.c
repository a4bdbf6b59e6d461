/* Gives a fuzz target every file of the directories named, one after the other. */
#include <dirent.h>
#include <string.h>

#include "base/writer.h"
#include "fuzz.h"

static int replayed;

static void read_all(FILE *file, struct writer *text) {
    char part[4096];
    size_t count;
    while ((count = fread(part, 1, sizeof part, file)) > 0)
        writer_bytes(text, part, count);
}

static void replay_file(const char *directory, const char *name) {
    char path[512];
    struct writer text = {0};
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "rb");
    MUST_HOLD(file != NULL);
    read_all(file, &text);
    fclose(file);
    fprintf(stderr, "%s\n", path); /* the last one named is the one that failed */
    LLVMFuzzerTestOneInput((const uint8_t *)text.text, text.length);
    writer_release(&text);
    replayed++;
}

static void replay_directory(const char *path) {
    DIR *directory = opendir(path);
    MUST_HOLD(directory != NULL);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        if (entry->d_name[0] != '.')
            replay_file(path, entry->d_name);
    closedir(directory);
}

int main(int count, char **arguments) {
    for (int i = 1; i < count; i++)
        replay_directory(arguments[i]);
    MUST_HOLD(replayed > 0);
    printf("%d passed, 0 failed\n", replayed);
    return 0;
}
