#include "lookup.h"

#include <algorithm>

#include "processor.h"

namespace {

constexpr size_t size = 256;

void write_one_by_one(const float *table, const uint8_t *from, size_t count, float *to)
{
    for (size_t i = 0; i < count; ++i)
        to[i] = table[from[i]];
}

} // namespace

#ifdef THELPER_VISION_X86

#include <immintrin.h>

namespace {

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi")))

constexpr size_t group = 64, bytes_of_float = sizeof(float);

// One byte of each of the 256 floats, in registers.
struct Plane {
    __m512i quarters[4];
};

AVX512 inline Plane load(const uint8_t *from)
{
    return {{_mm512_loadu_si512(from), _mm512_loadu_si512(from + 64), _mm512_loadu_si512(from + 128),
             _mm512_loadu_si512(from + 192)}};
}

AVX512 inline __m512i look_up(const Plane &plane, __m512i at)
{
    const __m512i low = _mm512_permutex2var_epi8(plane.quarters[0], at, plane.quarters[1]);
    const __m512i high = _mm512_permutex2var_epi8(plane.quarters[2], at, plane.quarters[3]);
    return _mm512_mask_blend_epi8(_mm512_movepi8_mask(at), low, high);
}

AVX512 inline void store(float *to, __m512i floats)
{
    _mm512_storeu_si512(to, floats);
}

// The floats are put together from their bytes, 64 at a time. The instructions that do so work on quarters of a
// register; the order in which the values go in makes them come out in the right one.
//
// At least 64 values. The last group begins where it ends with the last value, and so may write some a second time.
AVX512 void write_many(const uint8_t *planes, const uint8_t *from, size_t count, float *to)
{
    const __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
    const Plane first = load(planes), second = load(planes + size), third = load(planes + 2 * size),
                fourth = load(planes + 3 * size);
    for (size_t begin = 0; begin < count; begin += group) {
        const size_t i = std::min(begin, count - group);
        // The unmasked form makes GCC 12 warn of a value that is never set.
        const __m512i at = _mm512_maskz_permutexvar_epi32(0xFFFF, order, _mm512_loadu_si512(from + i));
        const __m512i a = look_up(first, at), b = look_up(second, at), c = look_up(third, at), d = look_up(fourth, at);
        const __m512i ab_low = _mm512_unpacklo_epi8(a, b), ab_high = _mm512_unpackhi_epi8(a, b);
        const __m512i cd_low = _mm512_unpacklo_epi8(c, d), cd_high = _mm512_unpackhi_epi8(c, d);
        store(to + i, _mm512_unpacklo_epi16(ab_low, cd_low));
        store(to + i + 16, _mm512_unpackhi_epi16(ab_low, cd_low));
        store(to + i + 32, _mm512_unpacklo_epi16(ab_high, cd_high));
        store(to + i + 48, _mm512_unpackhi_epi16(ab_high, cd_high));
    }
}

bool can_write_many()
{
    static const bool can = __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw");
    return can;
}

} // namespace

Lookup::Lookup(const float *values, int channels) : values_(values)
{
    if (!can_write_many())
        return;
    bytes_.resize(static_cast<size_t>(channels) * size * bytes_of_float);
    const auto *from = reinterpret_cast<const uint8_t *>(values);
    for (size_t channel = 0; channel < static_cast<size_t>(channels); ++channel)
        for (size_t i = 0; i < size; ++i)
            for (size_t b = 0; b < bytes_of_float; ++b)
                bytes_[(channel * bytes_of_float + b) * size + i] = from[(channel * size + i) * bytes_of_float + b];
}

void Lookup::write(int channel, const uint8_t *from, size_t count, float *to) const
{
    const size_t at = static_cast<size_t>(channel) * size;
    if (bytes_.empty() || count < group)
        write_one_by_one(values_ + at, from, count, to);
    else
        write_many(bytes_.data() + at * bytes_of_float, from, count, to);
}

#else

Lookup::Lookup(const float *values, int) : values_(values) {}

void Lookup::write(int channel, const uint8_t *from, size_t count, float *to) const
{
    write_one_by_one(values_ + static_cast<size_t>(channel) * size, from, count, to);
}

#endif
