#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "channels.h"
#include "error.h"
#include "image.h"

namespace {

constexpr int byte_values = 256;

void require_bytes(const cv::Mat &pixels)
{
    if (pixels.depth() != CV_8U)
        throw Refusal("only 8-bit images have a table of their values");
}

} // namespace

tv_error *tv_image_map_bytes(const tv_image *source, const uint8_t *table, tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        require_bytes(pixels);
        const int channels = pixels.channels();
        cv::Mat mapped(pixels.size(), pixels.type());
        const uint8_t *from = pixels.data, *end = from + pixels.total() * pixels.elemSize();
        for (uint8_t *to = mapped.data; from < end; from += channels, to += channels)
            for (int c = 0; c < channels; ++c)
                to[c] = table[c * byte_values + from[c]];
        *image = new tv_image(std::move(mapped));
    });
}

tv_error *tv_image_count_bytes(const tv_image *image, int64_t *counts)
{
    return guard([&] {
        const cv::Mat &pixels = image->pixels;
        require_bytes(pixels);
        const int channels = pixels.channels();
        std::fill_n(counts, channels * byte_values, 0);
        const uint8_t *from = pixels.data, *end = from + pixels.total() * pixels.elemSize();
        for (; from < end; from += channels)
            for (int c = 0; c < channels; ++c)
                ++counts[c * byte_values + from[c]];
    });
}

tv_error *tv_image_equalize_histogram(const tv_image *source, tv_image **image)
{
    return guard([&] {
        *image = new tv_image(by_channel(source->pixels, [](const cv::Mat &channel, size_t) {
            cv::Mat equalized;
            cv::equalizeHist(channel, equalized);
            return equalized;
        }));
    });
}

tv_error *tv_image_clahe(const tv_image *source, double clip_limit, int32_t columns, int32_t rows, tv_image **image)
{
    return guard([&] {
        const auto clahe = cv::createCLAHE(clip_limit, {columns, rows});
        *image = new tv_image(by_channel(source->pixels, [&](const cv::Mat &channel, size_t) {
            cv::Mat equalized;
            clahe->apply(channel, equalized);
            return equalized;
        }));
    });
}

tv_error *tv_image_blend(const tv_image *first, const tv_image *second, tv_weights weights, tv_image **image)
{
    return guard([&] {
        cv::Mat blended;
        cv::addWeighted(first->pixels, weights.first, second->pixels, weights.second, weights.offset, blended);
        *image = new tv_image(std::move(blended));
    });
}
