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

} // namespace

uint32_t big_endian(const uint8_t *bytes)
{
    return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 | bytes[3];
}

uint32_t little_endian(const uint8_t *bytes, size_t count)
{
    uint32_t value = 0;
    for (size_t i = count; i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

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

bool PngChunks::next()
{
    if (!is_whole())
        return false;
    at_ += frame + big_endian(encoded_.data + at_);
    return is_whole();
}

bool PngChunks::is(const char *type) const
{
    return is_whole() && std::memcmp(encoded_.data + at_ + 4, type, 4) == 0;
}

void require_whole_png(Encoded encoded)
{
    for (PngChunks chunks(encoded); !chunks.is("IEND");)
        if (!chunks.next())
            throw Refusal("it is damaged: the data ends before the PNG's end chunk");
}
