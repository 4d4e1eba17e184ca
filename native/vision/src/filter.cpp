#include <opencv2/imgproc.hpp>

#include "channels.h"
#include "error.h"
#include "image.h"

tv_error *tv_image_box_blur(const tv_image *source, int32_t width, int32_t height, tv_image **image)
{
    return guard([&] {
        *image = new tv_image(by_channels(source->pixels, [&](const cv::Mat &part) {
            cv::Mat blurred;
            cv::blur(part, blurred, {width, height});
            return blurred;
        }));
    });
}

tv_error *tv_image_gaussian_blur(const tv_image *source, tv_gaussian gaussian, tv_image **image)
{
    return guard([&] {
        *image = new tv_image(by_channels(source->pixels, [&](const cv::Mat &part) {
            cv::Mat blurred;
            cv::GaussianBlur(part, blurred, {gaussian.width, gaussian.height}, gaussian.sigma_x, gaussian.sigma_y);
            return blurred;
        }));
    });
}

tv_error *tv_image_median_blur(const tv_image *source, int32_t size, tv_image **image)
{
    return guard([&] {
        const auto blur = [size](const cv::Mat &part) {
            cv::Mat blurred;
            cv::medianBlur(part, blurred, size);
            return blurred;
        };
        const auto blur_one = [&blur](const cv::Mat &channel, size_t) { return blur(channel); };
        const cv::Mat &pixels = source->pixels;
        // OpenCV's large medians know 1, 3 and 4 channels only.
        *image = new tv_image(pixels.channels() == 2 ? by_channel(pixels, blur_one) : by_channels(pixels, blur));
    });
}

tv_error *tv_image_filter(const tv_image *source, const float *kernel, int32_t width, int32_t height, tv_image **image)
{
    return guard([&] {
        const cv::Mat weights(height, width, CV_32F, const_cast<float *>(kernel));
        *image = new tv_image(by_channels(source->pixels, [&](const cv::Mat &part) {
            cv::Mat filtered;
            cv::filter2D(part, filtered, -1, weights);
            return filtered;
        }));
    });
}
