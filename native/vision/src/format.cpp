#include "format.h"

#include <cctype>
#include <cstring>
#include <string>

#include "error.h"

namespace {

bool starts_with(Encoded encoded, const char *signature, size_t length)
{
    return encoded.length >= length && std::memcmp(encoded.data, signature, length) == 0;
}

bool is_tiff(Encoded encoded)
{
    return starts_with(encoded, "II*\0", 4) || starts_with(encoded, "MM\0*", 4) ||
           starts_with(encoded, "II+\0", 4) || starts_with(encoded, "MM\0+", 4);
}

// PBM, PGM and PPM: the letter P, the kind, white space.
bool is_portable_map(Encoded encoded)
{
    return encoded.length >= 3 && encoded.data[0] == 'P' && encoded.data[1] >= '1' && encoded.data[1] <= '6' &&
           std::isspace(encoded.data[2]);
}

uint32_t big_endian(const uint8_t *bytes)
{
    return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 | bytes[3];
}

} // namespace

Format recognise(Encoded encoded)
{
    if (encoded.length == 0)
        throw Refusal("it is empty");
    if (starts_with(encoded, "\xFF\xD8\xFF", 3))
        return Format::Jpeg;
    if (starts_with(encoded, "\x89PNG\r\n\x1A\n", 8))
        return Format::Png;
    if (is_tiff(encoded))
        return Format::Tiff;
    if (starts_with(encoded, "BM", 2) || is_portable_map(encoded))
        return Format::Other;
    throw Refusal("it is not an image in a format that is read here (JPEG, PNG, BMP, TIFF, PPM, PGM, PBM)");
}

void require_whole_png(Encoded encoded)
{
    constexpr size_t signature = 8, chunk_frame = 12;
    for (size_t at = signature; encoded.length >= at + chunk_frame;) {
        if (std::memcmp(encoded.data + at + 4, "IEND", 4) == 0)
            return;
        at += chunk_frame + big_endian(encoded.data + at);
    }
    throw Refusal("it is damaged: the data ends before the PNG's end chunk");
}
