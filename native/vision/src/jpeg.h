#pragma once

#include <opencv2/core.hpp>

#include "format.h"
#include "thelper_vision.h"

// One channel (grey) or three (R, G, B), 8 bits. Turned upright by the EXIF orientation unless mode is
// TV_READ_UNCHANGED.
cv::Mat decode_jpeg(Encoded encoded, int32_t mode);

// The same pixels as in decode_jpeg's picture, of which area is a part. Damage anywhere is refused, as there; without
// check_rest, that which lies behind the area in the file may be passed over.
cv::Mat decode_jpeg(Encoded encoded, int32_t mode, const cv::Rect &area, bool check_rest);

// What decode_jpeg would return. False when the header is damaged or not all there.
bool describe_jpeg(Encoded encoded, int32_t mode, tv_header &header);
