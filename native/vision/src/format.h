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

uint32_t big_endian(const uint8_t *bytes);
uint32_t little_endian(const uint8_t *bytes, size_t count);

// Goes from chunk to chunk of a PNG, from the first, by their lengths.
class PngChunks {
public:
    explicit PngChunks(Encoded encoded) : encoded_(encoded) {}

    // False when the data ends before the frame (length, type and checksum) of another chunk.
    bool next();
    bool is(const char *type) const;

private:
    static constexpr size_t signature = 8, frame = 12;

    bool is_whole() const { return encoded_.length >= at_ + frame; }

    Encoded encoded_;
    size_t at_ = signature;
};

// Refuses a PNG that was cut short. The decoder would too, but prints to the terminal when it does.
void require_whole_png(Encoded encoded);
