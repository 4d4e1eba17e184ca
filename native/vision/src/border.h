#pragma once

#include <utility>

#include "channels.h"
#include "thelper_vision.h"

// What operate(pixels, value) makes of an image whose border has a value for each channel.
template <class Operate> cv::Mat with_border(const cv::Mat &pixels, const double *values, Operate &&operate)
{
    if (pixels.channels() > most_channels_at_once)
        return by_channel(
            pixels, [&](const cv::Mat &channel, size_t i) { return operate(channel, cv::Scalar(values[i])); });
    cv::Scalar value;
    for (int i = 0; i < pixels.channels(); ++i)
        value[i] = values[i];
    return operate(pixels, value);
}
