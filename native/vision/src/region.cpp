#include <algorithm>

#include "coverage.h"
#include "error.h"
#include "image.h"

namespace {

double twice_the_signed_area(const Ring &ring)
{
    double area = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
        area += a.x * b.y - b.x * a.y;
    }
    return area;
}

// The outline, and the holes turned the other way.
std::vector<Ring> to_rings(const float *coordinates, const int32_t *lengths, int32_t count)
{
    std::vector<Ring> rings(static_cast<size_t>(count));
    for (size_t i = 0; i < rings.size(); ++i) {
        for (int32_t j = 0; j < lengths[i]; ++j, coordinates += 2)
            rings[i].push_back({coordinates[0], coordinates[1]});
        const bool is_hole = i > 0;
        if ((twice_the_signed_area(rings[i]) < 0) != is_hole)
            std::reverse(rings[i].begin(), rings[i].end());
    }
    return rings;
}

template <class T> void fill(cv::Mat &pixels, Coverage coverage, T value)
{
    for (int y = coverage.first_row(); y < coverage.end_row(); ++y) {
        const double *covered = coverage.row(y);
        T *row = pixels.ptr<T>(y);
        for (int x = 0; x < pixels.cols; ++x)
            if (covered[x] >= 0.5)
                row[x] = value;
    }
}

} // namespace

tv_error *tv_image_fill_region(tv_image *image, const float *points, const int32_t *lengths, int32_t count,
                               int32_t value)
{
    return guard([&] {
        cv::Mat &pixels = image->pixels;
        Coverage coverage(to_rings(points, lengths, count), pixels.cols, pixels.rows);
        switch (pixels.type()) {
        case CV_8UC1: return fill(pixels, std::move(coverage), static_cast<uint8_t>(value));
        case CV_16UC1: return fill(pixels, std::move(coverage), static_cast<uint16_t>(value));
        default: throw Refusal("a region is filled in images of one channel and 8 or 16 bits only");
        }
    });
}
