#include "image.h"

#include <atomic>
#include <cstring>
#include <limits>
#include <string>

#include "error.h"

namespace {

std::atomic<int64_t> live{0};

int32_t depth_from_opencv(int depth)
{
    switch (depth) {
    case CV_8U: return TV_UINT8;
    case CV_16U: return TV_UINT16;
    case CV_32F: return TV_FLOAT32;
    default:
        throw Refusal("its values are of a kind that is not read here; "
                      "8-bit and 16-bit unsigned integers and 32-bit floating-point numbers are");
    }
}

} // namespace

int depth_to_opencv(int32_t depth)
{
    switch (depth) {
    case TV_UINT8: return CV_8U;
    case TV_UINT16: return CV_16U;
    case TV_FLOAT32: return CV_32F;
    default: throw Refusal("no pixel depth has the number " + std::to_string(depth));
    }
}

void require_depth(const cv::Mat &pixels)
{
    depth_from_opencv(pixels.depth());
}

void require_size(int64_t width, int64_t height, int64_t channels, int64_t value_bytes)
{
    constexpr int64_t most = std::numeric_limits<int32_t>::max();
    // The sides are below 2^31 and the rest below 2^14, so that each product of two factors stays in range.
    if (width * height > most || width * height * channels * value_bytes > most)
        throw Refusal("it has " + std::to_string(width) + " x " + std::to_string(height) + " pixels of " +
                      std::to_string(channels) + " channels, more than the 2 GiB that an image may hold");
}

void require_inside(const cv::Rect &area, const cv::Size &size)
{
    const bool inside = area.x >= 0 && area.y >= 0 && area.width > 0 && area.height > 0 &&
                        area.width <= size.width - area.x && area.height <= size.height - area.y;
    if (!inside)
        throw Refusal("it has " + std::to_string(size.width) + " x " + std::to_string(size.height) +
                      " pixels, and the part that is wanted is not all inside");
}

tv_image::tv_image(cv::Mat source) : pixels(source.isContinuous() ? std::move(source) : source.clone())
{
    require_depth(pixels);
    require_size(pixels.cols, pixels.rows, pixels.channels(), static_cast<int64_t>(pixels.elemSize1()));
    ++live;
}

tv_image::~tv_image()
{
    --live;
}

tv_error *tv_image_new(int32_t width, int32_t height, int32_t channels, int32_t depth, tv_image **image)
{
    return guard([&] {
        const int type = CV_MAKETYPE(depth_to_opencv(depth), channels);
        require_size(width, height, channels, CV_ELEM_SIZE1(type));
        cv::Mat pixels(height, width, type);
        // Not cv::Mat::zeros: its scalar has four values, and an image may have more channels.
        std::memset(pixels.data, 0, pixels.total() * pixels.elemSize());
        *image = new tv_image(std::move(pixels));
    });
}

tv_error *tv_image_clone(const tv_image *source, tv_image **image)
{
    return guard([&] { *image = new tv_image(source->pixels.clone()); });
}

tv_error *tv_image_describe(tv_image *image, tv_layout *layout)
{
    return guard([&] {
        const cv::Mat &pixels = image->pixels;
        *layout = {pixels.cols, pixels.rows, pixels.channels(), depth_from_opencv(pixels.depth()), pixels.data};
    });
}

void tv_image_free(tv_image *image)
{
    delete image;
}

int64_t tv_image_live_count(void)
{
    return live;
}
