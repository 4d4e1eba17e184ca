#pragma once

#include <opencv2/core.hpp>

#include "thelper_vision.h"

// The pixels are always continuous, of one of our depths, and at most 2^31 - 1 bytes.
struct tv_image {
    explicit tv_image(cv::Mat source);
    ~tv_image();
    tv_image(const tv_image &) = delete;
    tv_image &operator=(const tv_image &) = delete;

    cv::Mat pixels;
};

// OpenCV's number for one of ours; refuses any other.
int depth_to_opencv(int32_t depth);

// Refuses pixels of a depth that is not ours, which some files have.
void require_depth(const cv::Mat &pixels);

// Refuses an area that is empty or not all inside a picture of that size.
void require_inside(const cv::Rect &area, const cv::Size &size);

// Refuses, before any memory is taken, what an image cannot hold.
void require_size(int64_t width, int64_t height, int64_t channels, int64_t value_bytes);
