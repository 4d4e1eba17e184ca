#include "jpeg_decoder.h"

#include <algorithm>
#include <cstring>

#include <jerror.h>

#include "orientation.h"

// libjpeg is called directly, and not through OpenCV, because OpenCV passes damaged files: what the decoder only
// warns about (data that ends early, codes that cannot be) comes back as a picture that is partly grey.
namespace {

void fail(j_common_ptr codec)
{
    auto *faults = reinterpret_cast<JpegFaults *>(codec->err);
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

bool has_factors(const jpeg_component_info &component, int most)
{
    return component.h_samp_factor <= most && component.v_samp_factor <= most;
}

} // namespace

JpegDecoder::JpegDecoder(Encoded encoded) : encoded_(encoded)
{
    codec_.err = jpeg_std_error(&faults_.manager);
    faults_.manager.error_exit = fail;
    faults_.manager.emit_message = judge;
    jpeg_create_decompress(&codec_);
}

bool JpegDecoder::read_header(int32_t mode)
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

bool JpegDecoder::read_pixels(uint8_t *pixels)
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

bool JpegDecoder::can_read_rectangle()
{
    if (codec_.arith_code || jpeg_has_multiple_scans(&codec_))
        return false;
    if (codec_.num_components == 1)
        return has_factors(codec_.comp_info[0], 1);
    for (int i = 0; i < codec_.num_components; ++i)
        if (!has_factors(codec_.comp_info[i], i == 0 ? 2 : 1))
            return false;
    return true;
}

bool JpegDecoder::read_rectangle(const cv::Rect &rectangle, bool check_rest, uint8_t *pixels, uint8_t *row)
{
    if (setjmp(faults_.escape))
        return false;
    copy_rectangle(rectangle, pixels, row);
    if (check_rest)
        check_rows_below(row);
    return true;
}

void JpegDecoder::copy_rectangle(const cv::Rect &rectangle, uint8_t *pixels, uint8_t *row)
{
    jpeg_start_decompress(&codec_);
    const size_t pixel_bytes = static_cast<size_t>(channels()), bytes = rectangle.width * pixel_bytes;
    const size_t offset = (rectangle.x - leave_out_columns(rectangle)) * pixel_bytes;
    skip_rows_above(rectangle, row);
    for (int y = 0; y < rectangle.height; ++y, pixels += bytes) {
        jpeg_read_scanlines(&codec_, &row, 1);
        std::memcpy(pixels, row + offset, bytes);
    }
}

// Returns the column at which the rows begin from now on. Colours that are stored at a lower resolution are mixed with
// their neighbours, which the columns at the margin lack.
int JpegDecoder::leave_out_columns(const cv::Rect &rectangle)
{
    const int margin = codec_.max_h_samp_factor > 1 ? codec_.max_h_samp_factor * DCTSIZE : 0;
    const int left = std::max(rectangle.x - margin, 0), right = std::min(rectangle.br().x + margin, width());
    JDIMENSION first = static_cast<JDIMENSION>(left), count = static_cast<JDIMENSION>(right - left);
    jpeg_crop_scanline(&codec_, &first, &count);
    return static_cast<int>(first);
}

void JpegDecoder::skip_rows_above(const cv::Rect &rectangle, uint8_t *row)
{
    const int block = codec_.max_v_samp_factor * DCTSIZE, margin = codec_.max_v_samp_factor > 1 ? block : 0;
    const int first = std::max(rectangle.y - margin, 0) / block * block;
    if (first > 0)
        jpeg_skip_scanlines(&codec_, static_cast<JDIMENSION>(first));
    while (codec_.output_scanline < static_cast<JDIMENSION>(rectangle.y))
        jpeg_read_scanlines(&codec_, &row, 1);
}

// All but the last row: libjpeg does not look at the data when it is to skip to the end, and damage there must be
// found.
void JpegDecoder::check_rows_below(uint8_t *row)
{
    if (const JDIMENSION rest = codec_.output_height - codec_.output_scanline; rest > 0) {
        if (rest > 1)
            jpeg_skip_scanlines(&codec_, rest - 1);
        jpeg_read_scanlines(&codec_, &row, 1);
    }
    jpeg_finish_decompress(&codec_);
}

int JpegDecoder::orientation() const
{
    for (const jpeg_marker_struct *marker = codec_.marker_list; marker; marker = marker->next)
        if (const int found = exif_orientation({marker->data, marker->data_length}); found != 1)
            return found;
    return 1;
}
