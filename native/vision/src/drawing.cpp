#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "coverage.h"
#include "error.h"
#include "image.h"

namespace {

// The value of each channel: grey is the luminance with the weights of to_grey, and alpha is opaque.
std::vector<double> channel_values(tv_colour colour, int channels)
{
    const double r = colour.r, g = colour.g, b = colour.b;
    if (channels == 1)
        return {std::round(0.299 * r + 0.587 * g + 0.114 * b)};
    return {r, g, b, 255};
}

void mix(uint8_t &value, double target, double amount)
{
    value = static_cast<uint8_t>(std::lround(value + amount * (target - value)));
}

std::vector<Point> to_points(const float *coordinates, int32_t count)
{
    std::vector<Point> points(static_cast<size_t>(count));
    for (size_t i = 0; i < points.size(); ++i)
        points[i] = {coordinates[2 * i], coordinates[2 * i + 1]};
    return points;
}

void fill(cv::Mat &pixels, Coverage coverage, const std::vector<double> &values, bool anti_alias)
{
    const int channels = pixels.channels();
    for (int y = coverage.first_row(); y < coverage.end_row(); ++y) {
        const double *covered = coverage.row(y);
        uint8_t *pixel = pixels.ptr(y);
        for (int x = 0; x < pixels.cols; ++x, pixel += channels) {
            const double amount = anti_alias ? covered[x] : covered[x] >= 0.5;
            if (amount > 0)
                for (int c = 0; c < channels; ++c)
                    mix(pixel[c], values[c], amount);
        }
    }
}

} // namespace

tv_error *tv_image_fill_polygon(tv_image *image, const float *points, int32_t count, tv_colour colour,
                                int32_t anti_alias)
{
    return guard([&] {
        cv::Mat &pixels = image->pixels;
        const int channels = pixels.channels();
        if (pixels.depth() != CV_8U || (channels != 1 && channels != 3 && channels != 4))
            throw Refusal("only 8-bit images of 1, 3 or 4 channels can be drawn on");
        if (count < 3)
            throw Refusal("a polygon has at least 3 points, not " + std::to_string(count));
        fill(pixels, Coverage({to_points(points, count)}, pixels.cols, pixels.rows), channel_values(colour, channels),
             anti_alias != 0);
    });
}
