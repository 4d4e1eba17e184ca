#include "error.h"
#include "image.h"

namespace {

// Number is the number of channels when the compiler may know it, which makes the loop over them free; 0 otherwise.
template <int Number, class T, class Value>
void channels_first(const T *from, size_t count, size_t channels, float *to, Value value)
{
    if constexpr (Number > 0)
        channels = Number;
    for (size_t i = 0; i < count; ++i)
        for (size_t c = 0; c < channels; ++c)
            to[c * count + i] = value(c, from[i * channels + c]);
}

template <int Number, class T, class Value>
void channels_last(const T *from, size_t count, size_t channels, float *to, Value value)
{
    if constexpr (Number > 0)
        channels = Number;
    for (size_t i = 0; i < count; ++i, from += channels, to += channels)
        for (size_t c = 0; c < channels; ++c)
            to[c] = value(c, from[c]);
}

template <int Number, class T, class Value>
void write(const cv::Mat &pixels, int32_t order, float *to, Value value)
{
    const auto channels = static_cast<size_t>(pixels.channels());
    if (order == TV_CHANNELS_FIRST)
        channels_first<Number>(pixels.ptr<T>(), pixels.total(), channels, to, value);
    else
        channels_last<Number>(pixels.ptr<T>(), pixels.total(), channels, to, value);
}

template <class T, class Value> void write(const cv::Mat &pixels, int32_t order, float *to, Value value)
{
    switch (pixels.channels()) {
    case 1: return write<1, T>(pixels, order, to, value);
    case 3: return write<3, T>(pixels, order, to, value);
    case 4: return write<4, T>(pixels, order, to, value);
    default: return write<0, T>(pixels, order, to, value);
    }
}

constexpr auto unchanged = [](size_t, auto value) { return static_cast<float>(value); };

} // namespace

tv_error *tv_image_write(const tv_image *image, int32_t order, float *destination)
{
    return guard([&] {
        switch (image->pixels.depth()) {
        case CV_8U: return write<uint8_t>(image->pixels, order, destination, unchanged);
        case CV_16U: return write<uint16_t>(image->pixels, order, destination, unchanged);
        default: return write<float>(image->pixels, order, destination, unchanged);
        }
    });
}

tv_error *tv_image_write_mapped(const tv_image *image, int32_t order, const float *table, float *destination)
{
    return guard([&] {
        if (image->pixels.depth() != CV_8U)
            throw Refusal("only 8-bit images go through a table");
        write<uint8_t>(image->pixels, order, destination,
                       [table](size_t channel, uint8_t value) { return table[channel * 256 + value]; });
    });
}
