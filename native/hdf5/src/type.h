#pragma once

#include "id.h"

// The kind of element that a type of a file stands for.
th_type type_of(hid_t type);

// The type in memory of one of our numbers; false for texts, bytes and others.
bool is_number(int32_t type);
hid_t memory_type(int32_t type);
size_t memory_bytes(int32_t type);

// The type for writing one of our types to a file, to be closed by the caller.
Id new_file_type(int32_t type);
