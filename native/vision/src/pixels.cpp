#include <cstddef>
#include <cstring>

#include "error.h"
#include "image.h"

namespace {

// Number is the number of channels when the compiler may know it, which makes the loop over them free; 0 otherwise.
template <int Number> size_t channels_of(const cv::Mat &pixels)
{
    return Number > 0 ? size_t{Number} : static_cast<size_t>(pixels.channels());
}

// Where the reading of a row begins: at its last pixel when it goes backwards.
template <bool Mirror, class T> const T *first_pixel(const cv::Mat &pixels, int y)
{
    return pixels.ptr<T>(y) + (Mirror ? static_cast<size_t>(pixels.cols - 1) * pixels.channels() : 0);
}

// Four pixels at a time: their values of one channel are gathered and stored at once, which is what the time goes into.
template <int Number, bool Mirror, class T, class Value>
void channels_first(const cv::Mat &pixels, float *to, Value value)
{
    constexpr size_t group = 4;
    const size_t channels = channels_of<Number>(pixels), plane = pixels.total();
    const size_t width = static_cast<size_t>(pixels.cols);
    const ptrdiff_t step = Mirror ? -static_cast<ptrdiff_t>(channels) : static_cast<ptrdiff_t>(channels);
    for (int y = 0; y < pixels.rows; ++y, to += width) {
        const T *from = first_pixel<Mirror, T>(pixels, y);
        size_t x = 0;
        for (; x + group <= width; x += group, from += static_cast<ptrdiff_t>(group) * step)
            for (size_t c = 0; c < channels; ++c) {
                const T *first = from + c;
                const float four[group] = {value(c, first[0]), value(c, first[step]), value(c, first[2 * step]),
                                           value(c, first[3 * step])};
                std::memcpy(to + c * plane + x, four, sizeof four);
            }
        for (; x < width; ++x, from += step)
            for (size_t c = 0; c < channels; ++c)
                to[c * plane + x] = value(c, from[c]);
    }
}

template <int Number, bool Mirror, class T, class Value>
void channels_last(const cv::Mat &pixels, float *to, Value value)
{
    const size_t channels = channels_of<Number>(pixels), width = static_cast<size_t>(pixels.cols);
    const ptrdiff_t step = Mirror ? -static_cast<ptrdiff_t>(channels) : static_cast<ptrdiff_t>(channels);
    for (int y = 0; y < pixels.rows; ++y) {
        const T *from = first_pixel<Mirror, T>(pixels, y);
        for (size_t x = 0; x < width; ++x, from += step, to += channels)
            for (size_t c = 0; c < channels; ++c)
                to[c] = value(c, from[c]);
    }
}

template <int Number, bool Mirror, class T, class Value>
void write(const cv::Mat &pixels, int32_t order, float *to, Value value)
{
    if (order == TV_CHANNELS_FIRST)
        channels_first<Number, Mirror, T>(pixels, to, value);
    else
        channels_last<Number, Mirror, T>(pixels, to, value);
}

template <bool Mirror, class T, class Value> void write(const cv::Mat &pixels, int32_t order, float *to, Value value)
{
    switch (pixels.channels()) {
    case 1: return write<1, Mirror, T>(pixels, order, to, value);
    case 3: return write<3, Mirror, T>(pixels, order, to, value);
    case 4: return write<4, Mirror, T>(pixels, order, to, value);
    default: return write<0, Mirror, T>(pixels, order, to, value);
    }
}

template <class T, class Value>
void write(const cv::Mat &pixels, int32_t order, int32_t mirror, float *to, Value value)
{
    if (mirror)
        write<true, T>(pixels, order, to, value);
    else
        write<false, T>(pixels, order, to, value);
}

constexpr auto unchanged = [](size_t, auto value) { return static_cast<float>(value); };

} // namespace

tv_error *tv_image_write(const tv_image *image, int32_t order, int32_t mirror, float *destination)
{
    return guard([&] {
        const cv::Mat &pixels = image->pixels;
        switch (pixels.depth()) {
        case CV_8U: return write<uint8_t>(pixels, order, mirror, destination, unchanged);
        case CV_16U: return write<uint16_t>(pixels, order, mirror, destination, unchanged);
        default: return write<float>(pixels, order, mirror, destination, unchanged);
        }
    });
}

tv_error *tv_image_write_mapped(const tv_image *image, int32_t order, int32_t mirror, const float *table,
                                float *destination)
{
    return guard([&] {
        if (image->pixels.depth() != CV_8U)
            throw Refusal("only 8-bit images go through a table");
        write<uint8_t>(image->pixels, order, mirror, destination,
                       [table](size_t channel, uint8_t value) { return table[channel * 256 + value]; });
    });
}
