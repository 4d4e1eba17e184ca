#pragma once

#include <opencv2/core.hpp>

#include "format.h"

// The orientation tag of an EXIF block, which starts with "Exif" and two zeros: 1 (upright) to 8, as in the EXIF
// standard 2.3, tag 0x0112. A block without the tag, or one that cannot be followed, counts as upright.
int exif_orientation(Encoded exif);

cv::Mat turn_upright(const cv::Mat &stored, int orientation);

// The size that turn_upright gives to a picture.
cv::Size turned_size(const cv::Size &stored, int orientation);

// The part of a stored picture of that size which turn_upright turns into upright, a part of the upright picture.
cv::Rect stored_area(const cv::Rect &upright, const cv::Size &stored, int orientation);
