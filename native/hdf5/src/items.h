#pragma once

#include <string>
#include <vector>

#include "thelper_hdf5.h"

struct th_items {
    std::vector<std::string> values;
};
