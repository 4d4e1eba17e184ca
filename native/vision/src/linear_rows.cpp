#include "linear_rows.h"

#include <algorithm>
#include <cmath>

#include "processor.h"

namespace {

constexpr int one = 2048;

// The centres of the pixels of both pictures are laid over each other. Computed in the widths that cv::resize uses.
Neighbours neighbours_of(int at, double scale)
{
    float position = static_cast<float>((at + 0.5) * scale - 0.5);
    const int first = cvFloor(position);
    position -= static_cast<float>(first);
    return {first,
            {cv::saturate_cast<int16_t>((1.f - position) * one), cv::saturate_cast<int16_t>(position * one)}};
}

double scale_of(int source, int wanted)
{
    return 1. / (static_cast<double>(wanted) / source);
}

// Beyond the centres of the outermost pixels there is no mixing.
Neighbours column_of(int at, double scale, int width)
{
    const Neighbours found = neighbours_of(at, scale);
    if (found.first < 0)
        return {0, {one, 0}};
    if (found.first >= width - 1)
        return width > 1 ? Neighbours{width - 2, {0, one}} : Neighbours{0, {one, 0}};
    return found;
}

Columns columns_of(const cv::Mat &pixels, int count, bool mirror)
{
    const int channels = pixels.channels();
    const double scale = scale_of(pixels.cols, count);
    Columns columns{{}, {}, pixels.cols > 1 ? channels : 0, channels};
    columns.offsets.reserve(static_cast<size_t>(count));
    columns.weights.reserve(static_cast<size_t>(count) * 2);
    for (int x = 0; x < count; ++x) {
        const Neighbours column = column_of(mirror ? count - 1 - x : x, scale, pixels.cols);
        columns.offsets.push_back(column.first * channels);
        columns.weights.insert(columns.weights.end(), column.weights, column.weights + 2);
    }
    return columns;
}

THELPER_VISION_WIDE void blend_rows(const int16_t *upper, const int16_t *lower, const int16_t *weights, size_t count,
                                    uint8_t *to)
{
    const int first = weights[0], second = weights[1];
    for (size_t i = 0; i < count; ++i)
        to[i] = static_cast<uint8_t>(((upper[i] * first >> 16) + (lower[i] * second >> 16) + 2) >> 2);
}

} // namespace

LinearRows::LinearRows(const cv::Mat &pixels, const cv::Size &size, bool mirror)
    : pixels_(pixels), columns_(columns_of(pixels, size.width, mirror)), scale_(scale_of(pixels.rows, size.height)),
      row_(static_cast<size_t>(size.width) * pixels.channels())
{
    for (auto &row : blended_)
        row.resize(row_.size());
}

const uint8_t *LinearRows::row(int y)
{
    const Neighbours rows = neighbours_of(y, scale_);
    const int last = pixels_.rows - 1;
    const int16_t *upper = blended(std::clamp(rows.first, 0, last));
    const int16_t *lower = blended(std::clamp(rows.first + 1, 0, last));
    blend_rows(upper, lower, rows.weights, row_.size(), row_.data());
    return row_.data();
}

const int16_t *LinearRows::blended(int source_row)
{
    const int place = source_row % 2;
    int16_t *to = blended_[place].data();
    if (held_[place] == source_row)
        return to;
    const uint8_t *row = pixels_.ptr(source_row);
    // The last row has nothing behind it that may be read.
    const bool many = columns_.channels == 3 && columns_.next > 0 && source_row + 1 < pixels_.rows;
    blend_columns(row, columns_, many ? blend_columns_of_three(row, columns_, to) : 0, to);
    held_[place] = source_row;
    return to;
}
