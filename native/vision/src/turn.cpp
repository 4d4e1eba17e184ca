#include <opencv2/core.hpp>

#include "channels.h"
#include "error.h"
#include "image.h"

namespace {

cv::Mat transpose(const cv::Mat &pixels)
{
    return by_channels(pixels, [](const cv::Mat &part) {
        cv::Mat transposed;
        cv::transpose(part, transposed);
        return transposed;
    });
}

} // namespace

tv_error *tv_image_transpose(const tv_image *source, tv_image **image)
{
    return guard([&] { *image = new tv_image(transpose(source->pixels)); });
}

tv_error *tv_image_rotate(const tv_image *source, int32_t quarter_turns, tv_image **image)
{
    return guard([&] {
        const bool upright = quarter_turns % 2 == 0;
        cv::Mat turned = upright ? source->pixels.clone() : transpose(source->pixels);
        // Transposing and then turning upside down is a quarter turn anticlockwise; left to right, clockwise.
        constexpr int both_axes = -1, upside_down = 0, left_to_right = 1;
        switch (quarter_turns) {
        case 1: cv::flip(turned, turned, upside_down); break;
        case 2: cv::flip(turned, turned, both_axes); break;
        case 3: cv::flip(turned, turned, left_to_right); break;
        default: break;
        }
        *image = new tv_image(std::move(turned));
    });
}
