#pragma once

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>
#include <opencv2/core.hpp>

#include "format.h"
#include "thelper_vision.h"

// What libjpeg is told to call when it has something to say.
struct JpegFaults {
    jpeg_error_mgr manager; // libjpeg knows the address of this first member only
    std::jmp_buf escape;
    char text[JMSG_LENGTH_MAX];
};

// One JPEG, read once: the header, then either all pixels or a rectangle of them. The functions that read return false
// after a fault, which fault() then describes. A fault jumps back into the function that was called, so these hold
// nothing that has a destructor.
class JpegDecoder {
public:
    explicit JpegDecoder(Encoded encoded);
    ~JpegDecoder() { jpeg_destroy_decompress(&codec_); }
    JpegDecoder(const JpegDecoder &) = delete;
    JpegDecoder &operator=(const JpegDecoder &) = delete;

    bool read_header(int32_t mode);
    bool read_pixels(uint8_t *pixels);

    // Whether read_rectangle may be called, after read_header. Kinds of which it is not known that a part comes out as
    // it does in the whole, or that gain nothing since all their data must be unpacked first, are for read_pixels.
    bool can_read_rectangle();
    // row has room for one row of the whole picture. The data above the rectangle and beside it is checked as
    // read_pixels does, that below with check_rest only.
    bool read_rectangle(const cv::Rect &rectangle, bool check_rest, uint8_t *pixels, uint8_t *row);

    int width() const { return static_cast<int>(codec_.output_width); }
    int height() const { return static_cast<int>(codec_.output_height); }
    int channels() const { return codec_.out_color_components; }
    bool is_cmyk() const { return codec_.num_components == 4; }
    // Adobe's programs store the amount of paper, not of ink; their marker says that they wrote the file.
    bool is_inverted() const { return codec_.saw_Adobe_marker; }
    // By EXIF. To be asked after read_header and before any pixels are read, at whose end libjpeg forgets the markers.
    int orientation() const;
    const char *fault() const { return faults_.text; }

private:
    void copy_rectangle(const cv::Rect &rectangle, uint8_t *pixels, uint8_t *row);
    int leave_out_columns(const cv::Rect &rectangle);
    void skip_rows_above(const cv::Rect &rectangle, uint8_t *row);
    void check_rows_below(uint8_t *row);

    Encoded encoded_;
    JpegFaults faults_{};
    jpeg_decompress_struct codec_{};
};
