#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// Tables of 256 floats, one for each channel, through which many bytes go.
class Lookup {
public:
    // values must live as long.
    Lookup(const float *values, int channels);

    void write(int channel, const uint8_t *from, size_t count, float *to) const;

private:
    const float *values_;
    // For each channel the first bytes of all its floats, then the second ones, and so on; empty where the processor
    // cannot look up many at once.
    std::vector<uint8_t> bytes_;
};
