#include <cctype>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "error.h"
#include "format.h"
#include "jpeg.h"

// Headers of the formats that OpenCV decodes. What follows from more than the header alone (the colours of a palette,
// a TIFF's directory) is left to the decoder, as is everything that looks wrong.
namespace {

using Found = std::optional<tv_header>;

struct Stored {
    int64_t width, height;
    int32_t channels, depth;
};

Found as_read(Stored stored, int32_t mode)
{
    constexpr int64_t longest = 1 << 20, most_pixels = 1 << 30; // OpenCV's limits
    if (stored.width < 1 || stored.height < 1 || stored.width > longest || stored.height > longest ||
        stored.width * stored.height > most_pixels)
        return {};
    const int32_t channels = mode == TV_READ_GREY ? 1 : mode == TV_READ_COLOUR ? 3 : stored.channels;
    return tv_header{static_cast<int32_t>(stored.width), static_cast<int32_t>(stored.height), channels, stored.depth};
}

// The chunks that change the channels lie before the pixels; the one that turns the picture may also come after.
Found png(Encoded encoded, int32_t mode)
{
    constexpr size_t header_end = 33;
    enum Kind { Grey = 0, Rgb = 2, Palette = 3 };
    if (encoded.length < header_end || std::memcmp(encoded.data + 12, "IHDR", 4) != 0)
        return {};
    const uint8_t bits = encoded.data[24], kind = encoded.data[25];
    const uint32_t width = big_endian(encoded.data + 16), height = big_endian(encoded.data + 20);
    const int32_t channels = kind == Grey ? 1 : kind == Rgb || kind == Palette ? 3 : 4;
    const bool needs_transparency = mode == TV_READ_UNCHANGED;
    const bool needs_orientation = mode != TV_READ_UNCHANGED && width != height;
    PngChunks chunks(encoded);
    while (!chunks.is("IEND") && !(chunks.is("IDAT") && !needs_orientation)) {
        if ((needs_transparency && chunks.is("tRNS")) || (needs_orientation && chunks.is("eXIf")) || !chunks.next())
            return {};
    }
    return as_read({width, height, channels, bits == 16 ? TV_UINT16 : TV_UINT8}, mode);
}

Found bmp(Encoded encoded, int32_t mode)
{
    constexpr size_t header_end = 30;
    constexpr uint32_t least_information = 40;
    if (encoded.length < header_end || little_endian(encoded.data + 14, 4) < least_information)
        return {};
    const auto width = static_cast<int32_t>(little_endian(encoded.data + 18, 4));
    const auto height = static_cast<int32_t>(little_endian(encoded.data + 22, 4));
    const uint32_t bits = little_endian(encoded.data + 28, 2);
    // With a palette or alpha, more than the header decides.
    if (mode == TV_READ_UNCHANGED && bits != 24)
        return {};
    return as_read({width, std::abs(int64_t{height}), 3, TV_UINT8}, mode);
}

// The numbers of a portable map's header, between which there may be comments.
class PortableNumbers {
public:
    explicit PortableNumbers(Encoded encoded) : encoded_(encoded) {}

    // Nothing when there is no number, or it may go on after the data's end.
    std::optional<int64_t> next()
    {
        skip_space();
        int64_t value = 0;
        const size_t start = at_;
        for (; at_ < encoded_.length && std::isdigit(encoded_.data[at_]) && value < most; ++at_)
            value = value * 10 + (encoded_.data[at_] - '0');
        const bool ends = at_ < encoded_.length && std::isspace(encoded_.data[at_]);
        return at_ > start && ends ? std::optional(value) : std::nullopt;
    }

private:
    static constexpr int64_t most = 1 << 30;

    void skip_space()
    {
        bool in_comment = false;
        for (; at_ < encoded_.length; ++at_) {
            const uint8_t letter = encoded_.data[at_];
            if (letter == '#')
                in_comment = true;
            else if (letter == '\n')
                in_comment = false;
            else if (!in_comment && !std::isspace(letter))
                return;
        }
    }

    Encoded encoded_;
    size_t at_ = 2;
};

Found portable_map(Encoded encoded, int32_t mode)
{
    const char kind = static_cast<char>(encoded.data[1]);
    PortableNumbers numbers(encoded);
    const auto width = numbers.next(), height = numbers.next();
    const bool is_bitmap = kind == '1' || kind == '4';
    const auto largest = is_bitmap ? std::optional<int64_t>(1) : numbers.next();
    if (!width || !height || !largest)
        return {};
    return as_read({*width, *height, kind == '3' || kind == '6' ? 3 : 1, *largest > 255 ? TV_UINT16 : TV_UINT8}, mode);
}

Found jpeg(Encoded encoded, int32_t mode)
{
    tv_header header;
    return describe_jpeg(encoded, mode, header) ? Found(header) : std::nullopt;
}

Found find_header(Encoded encoded, int32_t mode)
{
    switch (recognise(encoded)) {
    case Format::Jpeg: return jpeg(encoded, mode);
    case Format::Png: return png(encoded, mode);
    case Format::Tiff: return {};
    default: return encoded.data[0] == 'B' ? bmp(encoded, mode) : portable_map(encoded, mode);
    }
}

} // namespace

tv_error *tv_header_read(const uint8_t *encoded, int32_t length, int32_t mode, tv_header *header, int32_t *found)
{
    return guard([&] {
        const Found read = find_header({encoded, static_cast<size_t>(length)}, mode);
        if (read)
            *header = *read;
        *found = read.has_value();
    });
}
