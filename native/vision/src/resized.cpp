#include "error.h"
#include "image.h"
#include "linear_rows.h"
#include "lookup.h"

tv_error *tv_image_write_resized(const tv_image *image, tv_target target, const float *table, float *destination)
{
    return guard([&] {
        const cv::Mat &pixels = image->pixels;
        if (pixels.depth() != CV_8U)
            throw Refusal("only 8-bit images go through a table");
        if (pixels.channels() != 1 && pixels.channels() != 3 && pixels.channels() != 4)
            throw Refusal("only images of 1, 3 or 4 channels are resized while they are written");
        LinearRows rows(pixels, {target.width, target.height}, target.mirror != 0);
        const Lookup lookup(table, pixels.channels());
        const size_t width = static_cast<size_t>(target.width), plane = width * target.height;
        for (int y = 0; y < target.height; ++y, destination += width) {
            const uint8_t *values = rows.row(y);
            for (int c = 0; c < pixels.channels(); ++c, values += width)
                lookup.write(c, values, width, destination + c * plane);
        }
    });
}
