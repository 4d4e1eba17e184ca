#include <opencv2/imgproc.hpp>

#include "border.h"
#include "error.h"
#include "image.h"

namespace {

// A matrix of doubles in memory that somebody else owns; OpenCV only reads it.
cv::Mat view(const double *values, int rows, int columns)
{
    return cv::Mat(rows, columns, CV_64F, const_cast<double *>(values));
}

cv::Mat view(const float *values, int rows, int columns)
{
    return cv::Mat(rows, columns, CV_32F, const_cast<float *>(values));
}

} // namespace

tv_error *tv_image_warp_affine(const tv_image *source, const tv_warp *warp, int32_t border, const double *values,
                               tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        require_size(warp->width, warp->height, pixels.channels(), static_cast<int64_t>(pixels.elemSize1()));
        const int flags = warp->interpolation | (warp->inverse ? cv::WARP_INVERSE_MAP : 0);
        *image = new tv_image(with_border(pixels, values, [&](const cv::Mat &part, const cv::Scalar &value) {
            cv::Mat warped;
            cv::warpAffine(part, warped, view(warp->matrix, 2, 3), {warp->width, warp->height}, flags, border, value);
            return warped;
        }));
    });
}

tv_error *tv_image_warp_perspective(const tv_image *source, const tv_warp *warp, int32_t border,
                                    const double *values, tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        require_size(warp->width, warp->height, pixels.channels(), static_cast<int64_t>(pixels.elemSize1()));
        const int flags = warp->interpolation | (warp->inverse ? cv::WARP_INVERSE_MAP : 0);
        *image = new tv_image(with_border(pixels, values, [&](const cv::Mat &part, const cv::Scalar &value) {
            cv::Mat warped;
            cv::warpPerspective(part, warped, view(warp->matrix, 3, 3), {warp->width, warp->height}, flags, border,
                                value);
            return warped;
        }));
    });
}

tv_error *tv_image_remap(const tv_image *source, const tv_map *map, int32_t border, const double *values,
                         tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        require_size(map->width, map->height, pixels.channels(), static_cast<int64_t>(pixels.elemSize1()));
        const cv::Mat x = view(map->x, map->height, map->width), y = view(map->y, map->height, map->width);
        *image = new tv_image(with_border(pixels, values, [&](const cv::Mat &part, const cv::Scalar &value) {
            cv::Mat mapped;
            cv::remap(part, mapped, x, y, map->interpolation, border, value);
            return mapped;
        }));
    });
}
