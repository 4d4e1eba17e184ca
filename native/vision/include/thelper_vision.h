/*
 * The whole contract of libthelper_vision.
 *
 * - Every function that can fail returns a tv_error: NULL is success; anything else must be given to tv_error_free.
 *   When a function fails, its output parameters are not written.
 * - An image given out through a tv_image** belongs to the caller, who gives it to tv_image_free.
 * - Pixels are interleaved, row after row, without gaps. Three channels are R, G, B and four are R, G, B, A.
 * - No function keeps state between calls. An image may be read by several threads at once, and changed by one alone.
 */
#pragma once

#include <stdint.h>

#define TV_EXPORT __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tv_error tv_error;
typedef struct tv_image tv_image;
typedef struct tv_bytes tv_bytes;

enum tv_depth { TV_UINT8 = 0, TV_UINT16 = 1, TV_FLOAT32 = 2 };
enum tv_read_mode { TV_READ_UNCHANGED = 0, TV_READ_GREY = 1, TV_READ_COLOUR = 2 };
enum tv_interpolation { TV_NEAREST = 0, TV_LINEAR = 1, TV_CUBIC = 2, TV_AREA = 3, TV_LANCZOS = 4, TV_NEAREST_EXACT = 6 };
enum tv_axis { TV_HORIZONTAL = 0, TV_VERTICAL = 1 };
enum tv_order { TV_CHANNELS_FIRST = 0, TV_CHANNELS_LAST = 1 };

/* pixels stays valid until the image is freed; no function moves it. */
typedef struct tv_layout {
    int32_t width, height, channels, depth;
    uint8_t *pixels;
} tv_layout;

typedef struct tv_header {
    int32_t width, height, channels, depth;
} tv_header;

typedef struct tv_area {
    int32_t x, y, width, height;
} tv_area;

typedef struct tv_colour {
    uint8_t r, g, b;
} tv_colour;

/* Errors. The message is UTF-8, a clause without a full stop: "it is damaged: ...". It lives as long as the error. */
TV_EXPORT const char *tv_error_message(const tv_error *error);
TV_EXPORT void tv_error_free(tv_error *error);

/* Images. A new one is all zeros. live_count is the number of images not yet freed, in the whole process. */
TV_EXPORT tv_error *tv_image_new(int32_t width, int32_t height, int32_t channels, int32_t depth, tv_image **image);
TV_EXPORT tv_error *tv_image_clone(const tv_image *source, tv_image **image);
TV_EXPORT tv_error *tv_image_describe(tv_image *image, tv_layout *layout);
TV_EXPORT void tv_image_free(tv_image *image);
TV_EXPORT int64_t tv_image_live_count(void);

/*
 * Codecs. compression is 0 (none) to 9 (smallest); quality is 1 to 100. With check_rest, 1 or 0, damage behind the area
 * is looked for; without, it may be found all the same.
 */
TV_EXPORT tv_error *tv_image_decode(const uint8_t *encoded, int32_t length, int32_t mode, tv_image **image);
TV_EXPORT tv_error *tv_image_decode_area(const uint8_t *encoded, int32_t length, int32_t mode, tv_area area,
                                         int32_t check_rest, tv_image **image);
TV_EXPORT tv_error *tv_image_encode_png(const tv_image *image, int32_t compression, tv_bytes **encoded);
TV_EXPORT tv_error *tv_image_encode_jpeg(const tv_image *image, int32_t quality, tv_bytes **encoded);
TV_EXPORT const uint8_t *tv_bytes_data(const tv_bytes *bytes);
TV_EXPORT int64_t tv_bytes_length(const tv_bytes *bytes);
TV_EXPORT void tv_bytes_free(tv_bytes *bytes);

/*
 * What tv_image_decode would return, told from the header; encoded may be the first part of a file. found is 0, and
 * header not written, when that part does not tell, or what it tells depends on more than the header.
 */
TV_EXPORT tv_error *tv_header_read(const uint8_t *encoded, int32_t length, int32_t mode, tv_header *header,
                                   int32_t *found);

/*
 * A drawing as SVG, stretched to width x height pixels on white: 8-bit RGB. Nothing that it refers to outside of itself
 * is read; only a font is taken from the system. No side may be longer than 32767.
 */
TV_EXPORT tv_error *tv_svg_rasterise(const uint8_t *svg, int32_t length, int32_t width, int32_t height,
                                     tv_image **image);

/* Geometry. */
TV_EXPORT tv_error *tv_image_resize(const tv_image *source, int32_t width, int32_t height, int32_t interpolation,
                                    tv_image **image);
TV_EXPORT tv_error *tv_image_flip(const tv_image *source, int32_t axis, tv_image **image);
TV_EXPORT tv_error *tv_image_crop(const tv_image *source, int32_t x, int32_t y, int32_t width, int32_t height,
                                  tv_image **image);

/* Colour. grey and rgb take 1, 3 or 4 channels. */
TV_EXPORT tv_error *tv_image_to_grey(const tv_image *source, tv_image **image);
TV_EXPORT tv_error *tv_image_to_rgb(const tv_image *source, tv_image **image);
TV_EXPORT tv_error *tv_image_to_float32(const tv_image *source, tv_image **image);

/*
 * Drawing, on 8-bit images of 1, 3 or 4 channels. points holds count pairs (x, y); pixel (i, j) is the square from
 * (i, j) to (i + 1, j + 1). With anti_alias each pixel is mixed with the colour by the area of it that the polygon
 * covers; without, a pixel is painted when at least half of it is covered.
 */
TV_EXPORT tv_error *tv_image_fill_polygon(tv_image *image, const float *points, int32_t count, tv_colour colour,
                                          int32_t anti_alias);

/*
 * Text in OpenCV's plain Hershey font, ASCII only: any other byte becomes '?'. (x, y) is the left end of the baseline; at
 * scale 1 a capital is about 21 pixels high. descent is what may hang below the baseline.
 */
TV_EXPORT tv_error *tv_image_draw_text(tv_image *image, const char *text, int32_t x, int32_t y, double scale,
                                       tv_colour colour);
TV_EXPORT tv_error *tv_measure_text(const char *text, double scale, int32_t *width, int32_t *ascent, int32_t *descent);

/*
 * Pixels to float32. destination holds width * height * channels values. A table holds 256 values for each channel
 * and takes 8-bit images only; without one, the numbers stay as they are. mirror is 1 to exchange left and right,
 * else 0.
 */
TV_EXPORT tv_error *tv_image_write(const tv_image *image, int32_t order, int32_t mirror, float *destination);
TV_EXPORT tv_error *tv_image_write_mapped(const tv_image *image, int32_t order, int32_t mirror, const float *table,
                                          float *destination);

/*
 * Bilinear resizing, then a table, into channels x height x width: the numbers of tv_image_resize with TV_LINEAR and
 * tv_image_write_mapped after it, without the image between them. Takes 8-bit images of 1, 3 or 4 channels. width and
 * height are 1 or more.
 */
typedef struct tv_target {
    int32_t width, height, mirror;
} tv_target;

TV_EXPORT tv_error *tv_image_write_resized(const tv_image *image, tv_target target, const float *table,
                                           float *destination);

/*
 * Borders: what lies outside an image. values holds one number for each channel, for TV_CONSTANT; it is saturated to
 * the image's depth. The margins of pad are 0 or more.
 */
enum tv_border { TV_CONSTANT = 0, TV_REPLICATE = 1, TV_REFLECT = 2, TV_WRAP = 3, TV_REFLECT_101 = 4 };

typedef struct tv_margins {
    int32_t left, top, right, bottom;
} tv_margins;

TV_EXPORT tv_error *tv_image_pad(const tv_image *source, tv_margins margins, int32_t border, const double *values,
                                 tv_image **image);

/*
 * Warps. matrix is row after row, 2 x 3 (affine; the last three numbers are not read) or 3 x 3 (perspective), and takes
 * a position in the source to one in the result, or back with inverse. A map gives for each pixel of the result, row
 * after row, its position in the source. Whole numbers are the centres of pixels.
 */
typedef struct tv_warp {
    double matrix[9];
    int32_t width, height, interpolation, inverse;
} tv_warp;

typedef struct tv_map {
    const float *x, *y;
    int32_t width, height, interpolation;
} tv_map;

TV_EXPORT tv_error *tv_image_warp_affine(const tv_image *source, const tv_warp *warp, int32_t border,
                                         const double *values, tv_image **image);
TV_EXPORT tv_error *tv_image_warp_perspective(const tv_image *source, const tv_warp *warp, int32_t border,
                                              const double *values, tv_image **image);
TV_EXPORT tv_error *tv_image_remap(const tv_image *source, const tv_map *map, int32_t border, const double *values,
                                   tv_image **image);

/* Turns. quarter_turns is 0 to 3, anticlockwise. */
TV_EXPORT tv_error *tv_image_transpose(const tv_image *source, tv_image **image);
TV_EXPORT tv_error *tv_image_rotate(const tv_image *source, int32_t quarter_turns, tv_image **image);

/* Channels. set_channels overwrites those of image from first on with all of source, of the same size and depth. */
TV_EXPORT tv_error *tv_image_select_channels(const tv_image *source, const int32_t *channels, int32_t count,
                                             tv_image **image);
TV_EXPORT tv_error *tv_image_set_channels(tv_image *image, int32_t first, const tv_image *source);

/*
 * Colours, of three channels. Hue and its like are OpenCV's: 8-bit hue is 0 to 179, float32 hue 0 to 360. HSV and Lab
 * take 8-bit and float32 images. transform multiplies each pixel by a matrix of channels rows, row after row; with one
 * column more than channels, that column is added. convert_depth gives saturate(scale * value + offset).
 */
enum tv_conversion {
    TV_RGB_TO_HSV = 0,
    TV_HSV_TO_RGB = 1,
    TV_RGB_TO_LAB = 2,
    TV_LAB_TO_RGB = 3,
    TV_RGB_TO_YCRCB = 4,
    TV_YCRCB_TO_RGB = 5
};

TV_EXPORT tv_error *tv_image_convert_colours(const tv_image *source, int32_t conversion, tv_image **image);
TV_EXPORT tv_error *tv_image_transform_colours(const tv_image *source, const double *matrix, int32_t columns,
                                               tv_image **image);
TV_EXPORT tv_error *tv_image_convert_depth(const tv_image *source, int32_t depth, double scale, double offset,
                                           tv_image **image);

/*
 * Tone. table and counts hold 256 numbers for each channel, and belong to 8-bit images, as does equalize_histogram;
 * clahe takes 8-bit and 16-bit images. Both take each channel by itself. blend gives
 * saturate(first * a + second * b + offset) of two images of the same size, channels and depth.
 */
typedef struct tv_weights {
    double first, second, offset;
} tv_weights;

TV_EXPORT tv_error *tv_image_map_bytes(const tv_image *source, const uint8_t *table, tv_image **image);
TV_EXPORT tv_error *tv_image_count_bytes(const tv_image *image, int64_t *counts);
TV_EXPORT tv_error *tv_image_equalize_histogram(const tv_image *source, tv_image **image);
TV_EXPORT tv_error *tv_image_clahe(const tv_image *source, double clip_limit, int32_t columns, int32_t rows,
                                   tv_image **image);
TV_EXPORT tv_error *tv_image_blend(const tv_image *first, const tv_image *second, tv_weights weights,
                                   tv_image **image);

/*
 * Filters, whose border is TV_REFLECT_101, but TV_REPLICATE in the median. A gaussian's size is odd, or 0 to follow
 * from sigma; its sigma is above 0, or 0 to follow from the size. filter gives the correlation with a kernel of
 * width x height, row after row.
 */
typedef struct tv_gaussian {
    int32_t width, height;
    double sigma_x, sigma_y;
} tv_gaussian;

TV_EXPORT tv_error *tv_image_box_blur(const tv_image *source, int32_t width, int32_t height, tv_image **image);
TV_EXPORT tv_error *tv_image_gaussian_blur(const tv_image *source, tv_gaussian gaussian, tv_image **image);
TV_EXPORT tv_error *tv_image_median_blur(const tv_image *source, int32_t size, tv_image **image);
TV_EXPORT tv_error *tv_image_filter(const tv_image *source, const float *kernel, int32_t width, int32_t height,
                                    tv_image **image);

/*
 * Filling. The rectangle lies inside the image; values holds one number for each channel. A region is count rings of
 * lengths[i] points each, one ring after the other, on an image of one channel and 8 or 16 bits: the first ring is the
 * outline and the others are holes in it. A pixel gets the value when at least half of it is inside.
 */
typedef struct tv_rectangle {
    int32_t x, y, width, height;
} tv_rectangle;

TV_EXPORT tv_error *tv_image_fill_rectangle(tv_image *image, tv_rectangle rectangle, const double *values);
TV_EXPORT tv_error *tv_image_fill_region(tv_image *image, const float *points, const int32_t *lengths, int32_t count,
                                         int32_t value);

#ifdef __cplusplus
}
#endif
