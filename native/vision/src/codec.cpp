#include <string>
#include <vector>

#include <opencv2/imgcodecs.hpp>

#include "colour.h"
#include "error.h"
#include "format.h"
#include "image.h"
#include "jpeg.h"

struct tv_bytes {
    std::vector<uint8_t> values;
};

namespace {

int flags_of(int32_t mode)
{
    switch (mode) {
    case TV_READ_UNCHANGED: return cv::IMREAD_UNCHANGED;
    case TV_READ_GREY: return cv::IMREAD_GRAYSCALE | cv::IMREAD_ANYDEPTH;
    case TV_READ_COLOUR: return cv::IMREAD_COLOR | cv::IMREAD_ANYDEPTH;
    default: throw Refusal("no reading mode has the number " + std::to_string(mode));
    }
}

cv::Mat decode_with_opencv(Encoded encoded, int flags)
{
    const cv::Mat bytes(1, static_cast<int>(encoded.length), CV_8UC1, const_cast<uint8_t *>(encoded.data));
    cv::Mat pixels;
    try {
        pixels = cv::imdecode(bytes, flags);
    } catch (const cv::Exception &e) {
        if (e.err.find("CV_IO_MAX_IMAGE") == std::string::npos)
            throw;
        throw Refusal("it declares more than 1,073,741,824 pixels, or a side of more than 1,048,576, "
                      "the most that is read");
    }
    if (pixels.empty())
        throw Refusal("it is damaged, or uses a variant of its format that cannot be read");
    require_depth(pixels);
    return swap_red_and_blue(pixels);
}

// OpenCV refuses to make colours of a grey floating-point TIFF, so the conversion is ours.
cv::Mat decode_tiff(Encoded encoded, int32_t mode)
{
    const cv::Mat pixels = decode_with_opencv(encoded, cv::IMREAD_UNCHANGED);
    switch (mode) {
    case TV_READ_GREY: return to_grey(pixels);
    case TV_READ_COLOUR: return to_rgb(pixels);
    default: return pixels;
    }
}

cv::Mat decode(Encoded encoded, int32_t mode)
{
    const int flags = flags_of(mode);
    switch (recognise(encoded)) {
    case Format::Jpeg: return decode_jpeg(encoded, mode);
    case Format::Tiff: return decode_tiff(encoded, mode);
    case Format::Png: require_whole_png(encoded); [[fallthrough]];
    default: return decode_with_opencv(encoded, flags);
    }
}

cv::Mat decode_area(Encoded encoded, int32_t mode, const cv::Rect &area, bool check_rest)
{
    flags_of(mode);
    if (recognise(encoded) == Format::Jpeg)
        return decode_jpeg(encoded, mode, area, check_rest);
    const cv::Mat whole = decode(encoded, mode);
    require_inside(area, whole.size());
    return whole(area).clone();
}

tv_bytes *encode(const tv_image *image, const char *extension, const std::vector<int> &settings)
{
    auto encoded = std::make_unique<tv_bytes>();
    if (!cv::imencode(extension, swap_red_and_blue(image->pixels), encoded->values, settings))
        throw Refusal("the encoder failed");
    return encoded.release();
}

} // namespace

tv_error *tv_image_decode(const uint8_t *encoded, int32_t length, int32_t mode, tv_image **image)
{
    return guard([&] { *image = new tv_image(decode({encoded, static_cast<size_t>(length)}, mode)); });
}

tv_error *tv_image_decode_area(const uint8_t *encoded, int32_t length, int32_t mode, tv_area area,
                               int32_t check_rest, tv_image **image)
{
    return guard([&] {
        const cv::Rect wanted(area.x, area.y, area.width, area.height);
        *image = new tv_image(decode_area({encoded, static_cast<size_t>(length)}, mode, wanted, check_rest != 0));
    });
}

tv_error *tv_image_encode_png(const tv_image *image, int32_t compression, tv_bytes **encoded)
{
    return guard([&] { *encoded = encode(image, ".png", {cv::IMWRITE_PNG_COMPRESSION, compression}); });
}

tv_error *tv_image_encode_jpeg(const tv_image *image, int32_t quality, tv_bytes **encoded)
{
    return guard([&] { *encoded = encode(image, ".jpg", {cv::IMWRITE_JPEG_QUALITY, quality}); });
}

const uint8_t *tv_bytes_data(const tv_bytes *bytes)
{
    return bytes->values.data();
}

int64_t tv_bytes_length(const tv_bytes *bytes)
{
    return static_cast<int64_t>(bytes->values.size());
}

void tv_bytes_free(tv_bytes *bytes)
{
    delete bytes;
}
