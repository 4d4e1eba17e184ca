#include "jpeg.h"

#include <string>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "error.h"
#include "image.h"
#include "jpeg_decoder.h"
#include "orientation.h"

namespace {

cv::Mat cmyk_to_rgb(const cv::Mat &cmyk, bool inverted)
{
    cv::Mat rgb(cmyk.size(), CV_8UC3);
    const int flip = inverted ? 0 : 255;
    const uint8_t *from = cmyk.data;
    uint8_t *to = rgb.data;
    for (size_t i = 0; i < cmyk.total(); ++i, from += 4, to += 3)
        for (int c = 0; c < 3; ++c)
            to[c] = static_cast<uint8_t>(((from[c] ^ flip) * (from[3] ^ flip) + 127) / 255);
    return rgb;
}

void require(bool whole, const JpegDecoder &decoder)
{
    if (!whole)
        throw Refusal(std::string("it is damaged: the JPEG decoder reports \"") + decoder.fault() + "\"");
}

void require_header(JpegDecoder &decoder, int32_t mode)
{
    require(decoder.read_header(mode), decoder);
    require_size(decoder.width(), decoder.height(), decoder.channels(), 1);
}

int orientation_of(const JpegDecoder &decoder, int32_t mode)
{
    return mode == TV_READ_UNCHANGED ? 1 : decoder.orientation();
}

cv::Mat read_all(JpegDecoder &decoder)
{
    cv::Mat pixels(decoder.height(), decoder.width(), CV_8UC(decoder.channels()));
    require(decoder.read_pixels(pixels.data), decoder);
    return pixels;
}

cv::Mat read_part(JpegDecoder &decoder, const cv::Rect &stored, bool check_rest)
{
    if (!decoder.can_read_rectangle())
        return read_all(decoder)(stored).clone();
    cv::Mat pixels(stored.size(), CV_8UC(decoder.channels()));
    std::vector<uint8_t> row(static_cast<size_t>(decoder.width()) * decoder.channels());
    require(decoder.read_rectangle(stored, check_rest, pixels.data, row.data()), decoder);
    return pixels;
}

cv::Mat finish(cv::Mat pixels, const JpegDecoder &decoder, int32_t mode, int orientation)
{
    if (decoder.is_cmyk()) {
        pixels = cmyk_to_rgb(pixels, decoder.is_inverted());
        if (mode == TV_READ_GREY)
            cv::cvtColor(cv::Mat(pixels), pixels, cv::COLOR_RGB2GRAY);
    }
    return turn_upright(pixels, orientation);
}

} // namespace

cv::Mat decode_jpeg(Encoded encoded, int32_t mode)
{
    JpegDecoder decoder(encoded);
    require_header(decoder, mode);
    const int orientation = orientation_of(decoder, mode);
    return finish(read_all(decoder), decoder, mode, orientation);
}

cv::Mat decode_jpeg(Encoded encoded, int32_t mode, const cv::Rect &area, bool check_rest)
{
    JpegDecoder decoder(encoded);
    require_header(decoder, mode);
    const int orientation = orientation_of(decoder, mode);
    const cv::Size stored(decoder.width(), decoder.height());
    require_inside(area, turned_size(stored, orientation));
    const cv::Mat part = read_part(decoder, stored_area(area, stored, orientation), check_rest);
    return finish(part, decoder, mode, orientation);
}

bool describe_jpeg(Encoded encoded, int32_t mode, tv_header &header)
{
    JpegDecoder decoder(encoded);
    if (!decoder.read_header(mode))
        return false;
    const cv::Size size = turned_size({decoder.width(), decoder.height()}, orientation_of(decoder, mode));
    const int channels = mode == TV_READ_GREY ? 1 : decoder.is_cmyk() ? 3 : decoder.channels();
    header = {size.width, size.height, channels, TV_UINT8};
    return true;
}
