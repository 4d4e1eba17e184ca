#pragma once

#include <opencv2/core.hpp>

#include "format.h"
#include "thelper_vision.h"

// One channel (grey) or three (R, G, B), 8 bits. Turned upright by the EXIF orientation unless mode is
// TV_READ_UNCHANGED.
cv::Mat decode_jpeg(Encoded encoded, int32_t mode);
