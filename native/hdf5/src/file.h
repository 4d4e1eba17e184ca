#pragma once

#include "id.h"

struct th_file {
    Id id;
};

// A group or dataset of a file.
Id open_object(const th_file *file, const char *path);
