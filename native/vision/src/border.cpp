#include "border.h"

#include <opencv2/imgproc.hpp>

#include "error.h"
#include "image.h"

static_assert(TV_CONSTANT == static_cast<int>(cv::BORDER_CONSTANT) &&
                  TV_REPLICATE == static_cast<int>(cv::BORDER_REPLICATE) &&
                  TV_REFLECT == static_cast<int>(cv::BORDER_REFLECT) &&
                  TV_WRAP == static_cast<int>(cv::BORDER_WRAP) &&
                  TV_REFLECT_101 == static_cast<int>(cv::BORDER_REFLECT_101),
              "the numbers of tv_border are OpenCV's");

tv_error *tv_image_pad(const tv_image *source, tv_margins margins, int32_t border, const double *values,
                       tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        require_size(static_cast<int64_t>(pixels.cols) + margins.left + margins.right,
                     static_cast<int64_t>(pixels.rows) + margins.top + margins.bottom, pixels.channels(),
                     static_cast<int64_t>(pixels.elemSize1()));
        *image = new tv_image(with_border(pixels, values, [&](const cv::Mat &part, const cv::Scalar &value) {
            cv::Mat padded;
            cv::copyMakeBorder(part, padded, margins.top, margins.bottom, margins.left, margins.right, border, value);
            return padded;
        }));
    });
}
