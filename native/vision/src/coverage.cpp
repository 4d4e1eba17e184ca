#include "coverage.h"

#include <algorithm>
#include <cmath>

Coverage::Coverage(std::vector<Ring> rings, int width, int height)
    : rings_(std::move(rings)), width_(width), first_row_(height), end_row_(0), cells_(static_cast<size_t>(width) + 1)
{
    for (const Ring &ring : rings_)
        for (const Point &point : ring) {
            const double y = std::clamp(point.y, 0.0, static_cast<double>(height));
            first_row_ = std::min(first_row_, static_cast<int>(std::floor(y)));
            end_row_ = std::max(end_row_, static_cast<int>(std::ceil(y)));
        }
}

const double *Coverage::row(int y)
{
    std::fill(cells_.begin(), cells_.end(), 0.0);
    for (const Ring &ring : rings_)
        for (size_t i = 0; i < ring.size(); ++i)
            add_edge(ring[i], ring[(i + 1) % ring.size()], y);
    double inside = 0;
    for (double &cell : cells_) {
        inside += cell;
        cell = std::min(std::abs(inside), 1.0);
    }
    return cells_.data();
}

void Coverage::add_edge(Point from, Point to, int y)
{
    const double sign = from.y < to.y ? 1 : -1;
    if (from.y > to.y)
        std::swap(from, to);
    const double top = std::max(from.y, static_cast<double>(y)), bottom = std::min(to.y, y + 1.0);
    if (top >= bottom)
        return;
    const double slope = (to.x - from.x) / (to.y - from.y);
    const double x_top = from.x + slope * (top - from.y), x_bottom = from.x + slope * (bottom - from.y);
    add_piece(std::min(x_top, x_bottom), std::max(x_top, x_bottom), sign * (bottom - top));
}

void Coverage::add_piece(double left, double right, double area_height)
{
    if (left >= width_)
        return;
    if (right <= 0) {
        cells_[0] += area_height;
        return;
    }
    const double per_x = right > left ? area_height / (right - left) : 0;
    // What lies to the left of the image still has the whole row to its right.
    if (left < 0)
        cells_[0] -= per_x * left;
    const double start = std::max(left, 0.0), end = std::min(right, static_cast<double>(width_));
    for (int i = static_cast<int>(start); i < width_ && (i < end || i <= start); ++i) {
        const double a = std::max(start, static_cast<double>(i)), b = std::min(end, i + 1.0);
        const double height = right > left ? per_x * (b - a) : area_height;
        const double share = (a + b) / 2 - i;
        cells_[i] += height * (1 - share);
        cells_[i + 1] += height * share;
    }
}
