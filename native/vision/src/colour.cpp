#include "colour.h"

#include <string>

#include <opencv2/imgproc.hpp>

#include "error.h"
#include "image.h"

namespace {

cv::Mat convert(const cv::Mat &pixels, int conversion)
{
    cv::Mat converted;
    cv::cvtColor(pixels, converted, conversion);
    return converted;
}

[[noreturn]] void refuse_channels(const cv::Mat &pixels)
{
    throw Refusal("it has " + std::to_string(pixels.channels()) +
                  " channels; colours are converted between 1 (grey), 3 (RGB) and 4 (RGBA)");
}

} // namespace

cv::Mat to_grey(const cv::Mat &pixels)
{
    switch (pixels.channels()) {
    case 1: return pixels.clone();
    case 3: return convert(pixels, cv::COLOR_RGB2GRAY);
    case 4: return convert(pixels, cv::COLOR_RGBA2GRAY);
    default: refuse_channels(pixels);
    }
}

cv::Mat to_rgb(const cv::Mat &pixels)
{
    switch (pixels.channels()) {
    case 1: return convert(pixels, cv::COLOR_GRAY2RGB);
    case 3: return pixels.clone();
    case 4: return convert(pixels, cv::COLOR_RGBA2RGB);
    default: refuse_channels(pixels);
    }
}

cv::Mat swap_red_and_blue(const cv::Mat &pixels)
{
    switch (pixels.channels()) {
    case 3: return convert(pixels, cv::COLOR_RGB2BGR);
    case 4: return convert(pixels, cv::COLOR_RGBA2BGRA);
    default: return pixels;
    }
}

tv_error *tv_image_to_grey(const tv_image *source, tv_image **image)
{
    return guard([&] { *image = new tv_image(to_grey(source->pixels)); });
}

tv_error *tv_image_to_rgb(const tv_image *source, tv_image **image)
{
    return guard([&] { *image = new tv_image(to_rgb(source->pixels)); });
}

tv_error *tv_image_to_float32(const tv_image *source, tv_image **image)
{
    return guard([&] {
        cv::Mat converted;
        source->pixels.convertTo(converted, CV_32F);
        *image = new tv_image(std::move(converted));
    });
}
