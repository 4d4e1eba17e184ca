#pragma once

#include <cstddef>
#include <cstdint>

// Encoded bytes, owned by someone else.
struct Encoded {
    const uint8_t *data;
    size_t length;
};

enum class Format { Jpeg, Png, Tiff, Other };

// Tells the format by the first bytes, never by a file's name. Refuses empty data and formats that are not read.
Format recognise(Encoded encoded);

// Refuses a PNG that was cut short. The decoder would too, but prints to the terminal when it does.
void require_whole_png(Encoded encoded);
