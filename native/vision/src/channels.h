#pragma once

#include <vector>

#include <opencv2/core.hpp>

// OpenCV's borders and several of its interpolations and filters take at most four channels.
constexpr int most_channels_at_once = 4;

// What operate(channel, number) makes of each channel, put together again; for operations that mix no channels.
template <class Operate> cv::Mat by_channel(const cv::Mat &pixels, Operate &&operate)
{
    std::vector<cv::Mat> channels;
    cv::split(pixels, channels);
    for (size_t i = 0; i < channels.size(); ++i)
        channels[i] = operate(channels[i], i);
    cv::Mat merged;
    cv::merge(channels, merged);
    return merged;
}

// The same by all channels at once where OpenCV takes as many.
template <class Operate> cv::Mat by_channels(const cv::Mat &pixels, Operate &&operate)
{
    if (pixels.channels() <= most_channels_at_once)
        return operate(pixels);
    return by_channel(pixels, [&](const cv::Mat &channel, size_t) { return operate(channel); });
}
