#include "linear_rows.h"
#include "processor.h"

namespace {

template <int Channels> void blend(const uint8_t *row, const Columns &columns, int from, int16_t *to)
{
    const int count = columns.count();
    for (int x = from; x < count; ++x) {
        const uint8_t *left = row + columns.offsets[x], *right = left + columns.next;
        const int first = columns.weights[2 * x], second = columns.weights[2 * x + 1];
        for (int c = 0; c < Channels; ++c)
            to[static_cast<size_t>(c) * count + x] = static_cast<int16_t>((left[c] * first + right[c] * second) >> 4);
    }
}

} // namespace

void blend_columns(const uint8_t *row, const Columns &columns, int from, int16_t *to)
{
    switch (columns.channels) {
    case 1: return blend<1>(row, columns, from, to);
    case 3: return blend<3>(row, columns, from, to);
    default: return blend<4>(row, columns, from, to);
    }
}

#ifdef THELPER_VISION_X86

#include <cstring>

#include <immintrin.h>

namespace {

#define AVX2 __attribute__((target("avx2")))

AVX2 inline int64_t eight_bytes(const uint8_t *from)
{
    int64_t bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

// The two neighbours of each of four columns, 8 bytes for each.
AVX2 inline __m256i neighbours(const uint8_t *row, const int32_t *offsets)
{
    return _mm256_setr_epi64x(eight_bytes(row + offsets[0]), eight_bytes(row + offsets[1]),
                              eight_bytes(row + offsets[2]), eight_bytes(row + offsets[3]));
}

// The weights of four columns, those of the first two twice in the lower half, of the others in the upper.
AVX2 inline __m256i weights_of(const int16_t *weights)
{
    const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i *>(weights));
    return _mm256_permute4x64_epi64(_mm256_castsi128_si256(four), 0b01010000);
}

AVX2 inline void store(int16_t *to, __m128i values)
{
    _mm_storeu_si128(reinterpret_cast<__m128i *>(to), values);
}

// In each half of a register lie two columns, R G B R G B and 2 bytes of no use for each.
AVX2 int blend_three(const uint8_t *row, const Columns &columns, int16_t *to)
{
    constexpr char no = -128;
    const __m256i red_green = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(0, no, 3, no, 8, no, 11, no, 1, no, 4, no, 9, no, 12, no));
    const __m256i blue_low = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(2, no, 5, no, 10, no, 13, no, no, no, no, no, no, no, no, no));
    const __m256i blue_high = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(no, no, no, no, no, no, no, no, 2, no, 5, no, 10, no, 13, no));
    const __m256i red_then_green = _mm256_setr_epi32(0, 4, 2, 6, 1, 5, 3, 7);
    const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 0, 4, 1, 5);
    const int count = columns.count(), done = count / 8 * 8;
    for (int x = 0; x < done; x += 8) {
        const __m256i a = neighbours(row, &columns.offsets[x]), b = neighbours(row, &columns.offsets[x + 4]);
        const __m256i weights_a = weights_of(&columns.weights[2 * x]);
        const __m256i weights_b = weights_of(&columns.weights[2 * x + 8]);
        const __m256i rg_a = _mm256_madd_epi16(_mm256_shuffle_epi8(a, red_green), weights_a);
        const __m256i rg_b = _mm256_madd_epi16(_mm256_shuffle_epi8(b, red_green), weights_b);
        const __m256i blue_pairs = _mm256_or_si256(_mm256_shuffle_epi8(a, blue_low), _mm256_shuffle_epi8(b, blue_high));
        const __m256i blue = _mm256_srli_epi32(
            _mm256_madd_epi16(blue_pairs, _mm256_unpacklo_epi64(weights_a, weights_b)), 4);
        const __m256i rg = _mm256_permutevar8x32_epi32(
            _mm256_packs_epi32(_mm256_srli_epi32(rg_a, 4), _mm256_srli_epi32(rg_b, 4)), red_then_green);
        store(to + x, _mm256_castsi256_si128(rg));
        store(to + count + x, _mm256_extracti128_si256(rg, 1));
        store(to + 2 * count + x, _mm256_castsi256_si128(
            _mm256_permutevar8x32_epi32(_mm256_packs_epi32(blue, blue), in_order)));
    }
    return done;
}

} // namespace

int blend_columns_of_three(const uint8_t *row, const Columns &columns, int16_t *to)
{
    static const bool can = __builtin_cpu_supports("avx2");
    return can ? blend_three(row, columns, to) : 0;
}

#else

int blend_columns_of_three(const uint8_t *, const Columns &, int16_t *)
{
    return 0;
}

#endif
