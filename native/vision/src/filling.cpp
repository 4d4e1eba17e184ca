#include <cstring>

#include <opencv2/core.hpp>

#include "error.h"
#include "image.h"

tv_error *tv_image_fill_rectangle(tv_image *image, tv_rectangle rectangle, const double *values)
{
    return guard([&] {
        cv::Mat &pixels = image->pixels;
        const int channels = pixels.channels();
        const cv::Rect area = cv::Rect(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
        cv::Mat pixel;
        cv::Mat(1, 1, CV_64FC(channels), const_cast<double *>(values)).convertTo(pixel, pixels.depth());
        cv::Mat target = pixels(area);
        for (int y = 0; y < target.rows; ++y)
            for (int x = 0; x < target.cols; ++x)
                std::memcpy(target.ptr(y, x), pixel.data, pixels.elemSize());
    });
}
