#pragma once

#include <vector>

struct Point {
    double x, y;
};

// Closed from the last point to the first.
using Ring = std::vector<Point>;

// How much of each pixel of a row lies inside a polygon, exactly: the signed area to the right of every edge is
// added to the pixels that the edge crosses, and what remains is summed from left to right. Where a polygon covers
// itself, turning the same way, the pixel counts once; rings that turn the other way are holes.
class Coverage {
public:
    Coverage(std::vector<Ring> rings, int width, int height);

    // The rows that the polygon touches: from first_row() up to, not including, end_row().
    int first_row() const { return first_row_; }
    int end_row() const { return end_row_; }

    // width values from 0 to 1, valid until the next call.
    const double *row(int y);

private:
    void add_edge(Point from, Point to, int y);
    void add_piece(double left, double right, double area_height);

    std::vector<Ring> rings_;
    int width_, first_row_, end_row_;
    std::vector<double> cells_;
};
