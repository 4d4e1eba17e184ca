#include <opencv2/imgproc.hpp>

#include "channels.h"
#include "error.h"
#include "image.h"

namespace {

static_assert(TV_NEAREST == static_cast<int>(cv::INTER_NEAREST) && TV_LINEAR == static_cast<int>(cv::INTER_LINEAR) &&
                  TV_CUBIC == static_cast<int>(cv::INTER_CUBIC) && TV_AREA == static_cast<int>(cv::INTER_AREA) &&
                  TV_LANCZOS == static_cast<int>(cv::INTER_LANCZOS4) &&
                  TV_NEAREST_EXACT == static_cast<int>(cv::INTER_NEAREST_EXACT),
              "the numbers of tv_interpolation are OpenCV's");

cv::Mat resize(const cv::Mat &pixels, cv::Size size, int interpolation)
{
    cv::Mat resized;
    cv::resize(pixels, resized, size, 0, 0, interpolation);
    return resized;
}

} // namespace

tv_error *tv_image_resize(const tv_image *source, int32_t width, int32_t height, int32_t interpolation,
                          tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        require_size(width, height, pixels.channels(), static_cast<int64_t>(pixels.elemSize1()));
        *image = new tv_image(by_channels(
            pixels, [&](const cv::Mat &part) { return resize(part, {width, height}, interpolation); }));
    });
}

tv_error *tv_image_flip(const tv_image *source, int32_t axis, tv_image **image)
{
    return guard([&] {
        cv::Mat flipped;
        cv::flip(source->pixels, flipped, axis == TV_HORIZONTAL ? 1 : 0);
        *image = new tv_image(std::move(flipped));
    });
}

tv_error *tv_image_crop(const tv_image *source, int32_t x, int32_t y, int32_t width, int32_t height, tv_image **image)
{
    return guard([&] { *image = new tv_image(source->pixels(cv::Rect(x, y, width, height)).clone()); });
}
