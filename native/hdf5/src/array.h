#pragma once

#include <vector>

#include "id.h"

struct th_array {
    th_array(Id opened, bool attribute);
    ~th_array();

    Id id;
    bool is_attribute;
    Id type;
    Id space;
    int32_t kind;
};

// The part of an array that is read or written: a selection in the file, and a dense block in memory.
struct Block {
    Block(const th_array *array, const int64_t *start, const int64_t *sizes);

    Id in_file;
    Id in_memory;
    size_t count;
};
