#include <cmath>
#include <string>

#include <opencv2/imgproc.hpp>

#include "error.h"
#include "image.h"

namespace {

constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
constexpr int thickness = 1;

void require_scale(double scale)
{
    if (!(scale > 0 && scale <= 100))
        throw Refusal("the scale of text is above 0, up to 100");
}

} // namespace

tv_error *tv_image_draw_text(tv_image *image, const char *text, int32_t x, int32_t y, double scale, tv_colour colour)
{
    return guard([&] {
        cv::Mat &pixels = image->pixels;
        const int channels = pixels.channels();
        if (pixels.depth() != CV_8U || (channels != 1 && channels != 3 && channels != 4))
            throw Refusal("only 8-bit images of 1, 3 or 4 channels can be drawn on");
        require_scale(scale);
        const double grey = std::round(0.299 * colour.r + 0.587 * colour.g + 0.114 * colour.b);
        const cv::Scalar ink = channels == 1 ? cv::Scalar(grey) : cv::Scalar(colour.r, colour.g, colour.b, 255);
        cv::putText(pixels, text, {x, y}, font, scale, ink, thickness, cv::LINE_AA);
    });
}

tv_error *tv_measure_text(const char *text, double scale, int32_t *width, int32_t *ascent, int32_t *descent)
{
    return guard([&] {
        require_scale(scale);
        const cv::Size size = cv::getTextSize(text, font, scale, thickness, descent);
        *width = size.width;
        *ascent = size.height;
    });
}
