#pragma once

#include <opencv2/core.hpp>

// Both keep the depth and take 1, 3 or 4 channels in our order.
cv::Mat to_grey(const cv::Mat &pixels);
cv::Mat to_rgb(const cv::Mat &pixels);

// From our order of channels to OpenCV's (B, G, R, A) or back; other counts of channels are returned as they are.
cv::Mat swap_red_and_blue(const cv::Mat &pixels);
