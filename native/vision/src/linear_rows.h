#pragma once

#include <cstdint>
#include <vector>

#include <opencv2/core.hpp>

// Which two neighbours a value of the result lies between, and how much each counts, in 1/2048.
struct Neighbours {
    int first;
    int16_t weights[2];
};

// For each column of the result: where its left neighbour begins in a row of the source, how far behind that the right
// one does, and their weights.
struct Columns {
    std::vector<int32_t> offsets;
    std::vector<int16_t> weights;
    int next, channels;

    int count() const { return static_cast<int>(offsets.size()); }
};

// The rows of an 8-bit picture of 1, 3 or 4 channels in another size, one after the other: bit for bit those of
// cv::resize with INTER_LINEAR, which computes in whole numbers. Its special cases (the same size, and exactly half of
// it) come out the same here; with other numbers of channels the latter would not, since it rounds differently there.
class LinearRows {
public:
    // pixels must live as long.
    LinearRows(const cv::Mat &pixels, const cv::Size &size, bool mirror);

    // All values of the first channel, then all of the second, and so on. They stay until the next call.
    const uint8_t *row(int y);

private:
    const int16_t *blended(int source_row);

    const cv::Mat &pixels_;
    Columns columns_;
    double scale_;
    // Rows of the source, blended along the columns. An even one lies in the first place, an odd one in the second.
    std::vector<int16_t> blended_[2];
    int held_[2] = {-1, -1};
    std::vector<uint8_t> row_;
};

// One row of the source becomes channels x columns values in 1/128; the columns before from are left as they are.
void blend_columns(const uint8_t *row, const Columns &columns, int from, int16_t *to);

// The same for three channels where the processor can do many at once; reads up to 2 bytes behind the row, which has
// two pixels or more. Returns how many columns are done.
int blend_columns_of_three(const uint8_t *row, const Columns &columns, int16_t *to);
