#include "orientation.h"

#include <cstring>

namespace {

// An EXIF block is a small TIFF file, in the byte order that its first two letters name.
class TiffBlock {
public:
    explicit TiffBlock(Encoded bytes) : bytes_(bytes), big_endian_(bytes.length > 0 && bytes.data[0] == 'M') {}

    bool holds(size_t at, size_t count) const { return at <= bytes_.length && count <= bytes_.length - at; }

    // The caller has made sure that the block holds the bytes.
    uint32_t number(size_t at, size_t count) const
    {
        uint32_t value = 0;
        for (size_t i = 0; i < count; ++i)
            value = value << 8 | bytes_.data[big_endian_ ? at + i : at + count - 1 - i];
        return value;
    }

private:
    Encoded bytes_;
    bool big_endian_;
};

int orientation_in(const TiffBlock &block)
{
    constexpr size_t entry_bytes = 12;
    constexpr uint32_t orientation_tag = 0x0112;
    if (!block.holds(0, 8))
        return 1;
    const size_t directory = block.number(4, 4);
    if (!block.holds(directory, 2))
        return 1;
    const size_t entries = block.number(directory, 2);
    for (size_t i = 0; i < entries; ++i) {
        const size_t entry = directory + 2 + i * entry_bytes;
        if (!block.holds(entry, entry_bytes))
            return 1;
        if (block.number(entry, 2) == orientation_tag)
            return static_cast<int>(block.number(entry + 8, 2));
    }
    return 1;
}

bool swaps_sides(int orientation)
{
    return orientation >= 5 && orientation <= 8;
}

} // namespace

int exif_orientation(Encoded exif)
{
    constexpr size_t marker = 6;
    if (exif.length < marker || std::memcmp(exif.data, "Exif\0\0", marker) != 0)
        return 1;
    return orientation_in(TiffBlock({exif.data + marker, exif.length - marker}));
}

cv::Size turned_size(const cv::Size &stored, int orientation)
{
    return swaps_sides(orientation) ? cv::Size(stored.height, stored.width) : stored;
}

cv::Rect stored_area(const cv::Rect &upright, const cv::Size &stored, int orientation)
{
    const cv::Size size = turned_size(stored, orientation);
    cv::Rect area = upright;
    switch (orientation) {
    case 2: case 6: area.x = size.width - upright.br().x; break;
    case 3: case 7: area.x = size.width - upright.br().x; area.y = size.height - upright.br().y; break;
    case 4: case 8: area.y = size.height - upright.br().y; break;
    default: break;
    }
    return swaps_sides(orientation) ? cv::Rect(area.y, area.x, area.height, area.width) : area;
}

cv::Mat turn_upright(const cv::Mat &stored, int orientation)
{
    constexpr int both = -1, upside_down = 0, mirrored = 1;
    cv::Mat turned = stored;
    if (swaps_sides(orientation))
        cv::transpose(stored, turned);
    switch (orientation) {
    case 2: case 6: cv::flip(turned, turned, mirrored); break;
    case 3: case 7: cv::flip(turned, turned, both); break;
    case 4: case 8: cv::flip(turned, turned, upside_down); break;
    default: break;
    }
    return turned;
}
