#include <vector>

#include <opencv2/core.hpp>

#include "error.h"
#include "image.h"

tv_error *tv_image_select_channels(const tv_image *source, const int32_t *channels, int32_t count, tv_image **image)
{
    return guard([&] {
        const cv::Mat &pixels = source->pixels;
        require_size(pixels.cols, pixels.rows, count, static_cast<int64_t>(pixels.elemSize1()));
        cv::Mat selected(pixels.size(), CV_MAKETYPE(pixels.depth(), count));
        std::vector<int> pairs;
        for (int i = 0; i < count; ++i)
            pairs.insert(pairs.end(), {channels[i], i});
        cv::mixChannels(&pixels, 1, &selected, 1, pairs.data(), static_cast<size_t>(count));
        *image = new tv_image(std::move(selected));
    });
}

tv_error *tv_image_set_channels(tv_image *image, int32_t first, const tv_image *source)
{
    return guard([&] {
        std::vector<int> pairs;
        for (int i = 0; i < source->pixels.channels(); ++i)
            pairs.insert(pairs.end(), {i, first + i});
        cv::mixChannels(&source->pixels, 1, &image->pixels, 1, pairs.data(), pairs.size() / 2);
    });
}
