#include "jpeg.h"

#include <csetjmp>
#include <cstdio>
#include <string>

#include <jerror.h>
#include <jpeglib.h>
#include <opencv2/imgproc.hpp>

#include "error.h"
#include "image.h"
#include "orientation.h"

// libjpeg is called directly, and not through OpenCV, because OpenCV passes damaged files: what the decoder only
// warns about (data that ends early, codes that cannot be) comes back as a picture that is partly grey.
namespace {

struct Faults {
    jpeg_error_mgr manager; // libjpeg knows the address of this first member only
    std::jmp_buf escape;
    char text[JMSG_LENGTH_MAX];
};

void fail(j_common_ptr codec)
{
    auto *faults = reinterpret_cast<Faults *>(codec->err);
    codec->err->format_message(codec, faults->text);
    std::longjmp(faults->escape, 1);
}

// A negative level is a warning. These three are about how the file labels itself, not about its pixels.
void judge(j_common_ptr codec, int level)
{
    const int code = codec->err->msg_code;
    if (level < 0 && code != JWRN_ADOBE_XFORM && code != JWRN_JFIF_MAJOR && code != JWRN_BOGUS_ICC)
        fail(codec);
}

// A fault jumps back into the member function that was called, so these hold nothing that has a destructor.
class Decoder {
public:
    explicit Decoder(Encoded encoded) : encoded_(encoded)
    {
        codec_.err = jpeg_std_error(&faults_.manager);
        faults_.manager.error_exit = fail;
        faults_.manager.emit_message = judge;
        jpeg_create_decompress(&codec_);
    }
    ~Decoder() { jpeg_destroy_decompress(&codec_); }
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    bool read_header(int32_t mode)
    {
        if (setjmp(faults_.escape))
            return false;
        jpeg_mem_src(&codec_, encoded_.data, encoded_.length);
        jpeg_save_markers(&codec_, JPEG_APP0 + 1, 0xFFFF);
        jpeg_read_header(&codec_, TRUE);
        const bool grey = mode == TV_READ_GREY || (mode == TV_READ_UNCHANGED && codec_.num_components == 1);
        codec_.out_color_space = is_cmyk() ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
        jpeg_calc_output_dimensions(&codec_);
        return true;
    }

    bool read_pixels(uint8_t *pixels)
    {
        if (setjmp(faults_.escape))
            return false;
        jpeg_start_decompress(&codec_);
        const size_t row_bytes = size_t{codec_.output_width} * channels();
        while (codec_.output_scanline < codec_.output_height) {
            JSAMPROW row = pixels + codec_.output_scanline * row_bytes;
            jpeg_read_scanlines(&codec_, &row, 1);
        }
        // Reads on to the end marker, so that a file without one is refused.
        jpeg_finish_decompress(&codec_);
        return true;
    }

    int width() const { return static_cast<int>(codec_.output_width); }
    int height() const { return static_cast<int>(codec_.output_height); }
    int channels() const { return codec_.out_color_components; }
    bool is_cmyk() const { return codec_.num_components == 4; }
    // Adobe's programs store the amount of paper, not of ink; their marker says that they wrote the file.
    bool is_inverted() const { return codec_.saw_Adobe_marker; }
    const char *fault() const { return faults_.text; }

    // To be asked after read_header and before read_pixels, at whose end libjpeg forgets the markers.
    int orientation() const
    {
        for (const jpeg_marker_struct *marker = codec_.marker_list; marker; marker = marker->next)
            if (const int found = exif_orientation({marker->data, marker->data_length}); found != 1)
                return found;
        return 1;
    }

private:
    Encoded encoded_;
    Faults faults_{};
    jpeg_decompress_struct codec_{};
};

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

void require(bool whole, const Decoder &decoder)
{
    if (!whole)
        throw Refusal(std::string("it is damaged: the JPEG decoder reports \"") + decoder.fault() + "\"");
}

} // namespace

cv::Mat decode_jpeg(Encoded encoded, int32_t mode)
{
    Decoder decoder(encoded);
    require(decoder.read_header(mode), decoder);
    require_size(decoder.width(), decoder.height(), decoder.channels(), 1);
    const int orientation = decoder.orientation();
    cv::Mat pixels(decoder.height(), decoder.width(), CV_8UC(decoder.channels()));
    require(decoder.read_pixels(pixels.data), decoder);
    if (decoder.is_cmyk()) {
        pixels = cmyk_to_rgb(pixels, decoder.is_inverted());
        if (mode == TV_READ_GREY)
            cv::cvtColor(cv::Mat(pixels), pixels, cv::COLOR_RGB2GRAY);
    }
    return mode == TV_READ_UNCHANGED ? pixels : turn_upright(pixels, orientation);
}
