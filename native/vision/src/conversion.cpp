#include <string>

#include <opencv2/imgproc.hpp>

#include "error.h"
#include "image.h"

namespace {

int conversion_to_opencv(int32_t conversion)
{
    switch (conversion) {
    case TV_RGB_TO_HSV: return cv::COLOR_RGB2HSV;
    case TV_HSV_TO_RGB: return cv::COLOR_HSV2RGB;
    case TV_RGB_TO_LAB: return cv::COLOR_RGB2Lab;
    case TV_LAB_TO_RGB: return cv::COLOR_Lab2RGB;
    case TV_RGB_TO_YCRCB: return cv::COLOR_RGB2YCrCb;
    case TV_YCRCB_TO_RGB: return cv::COLOR_YCrCb2RGB;
    default: throw Refusal("no conversion of colours has the number " + std::to_string(conversion));
    }
}

} // namespace

tv_error *tv_image_convert_colours(const tv_image *source, int32_t conversion, tv_image **image)
{
    return guard([&] {
        cv::Mat converted;
        cv::cvtColor(source->pixels, converted, conversion_to_opencv(conversion));
        *image = new tv_image(std::move(converted));
    });
}

tv_error *tv_image_transform_colours(const tv_image *source, const double *matrix, int32_t columns, tv_image **image)
{
    return guard([&] {
        cv::Mat transformed;
        const cv::Mat weights(source->pixels.channels(), columns, CV_64F, const_cast<double *>(matrix));
        cv::transform(source->pixels, transformed, weights);
        *image = new tv_image(std::move(transformed));
    });
}

tv_error *tv_image_convert_depth(const tv_image *source, int32_t depth, double scale, double offset, tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        const int target = depth_to_opencv(depth);
        require_size(pixels.cols, pixels.rows, pixels.channels(), CV_ELEM_SIZE1(target));
        cv::Mat converted;
        pixels.convertTo(converted, target, scale, offset);
        *image = new tv_image(std::move(converted));
    });
}
