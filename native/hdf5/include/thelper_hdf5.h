/*
 * The whole contract of libthelper_hdf5.
 *
 * - Every function that can fail returns a th_error: NULL is success; anything else must be given to th_error_free.
 *   When a function fails, its output parameters are not written.
 * - Files, arrays and items given out through a pointer belong to the caller, who frees them with the function of their
 *   kind, in any order: an array stays usable after its file was freed.
 * - The HDF5 library serves one thread at a time; every function here waits for its turn by itself.
 * - Paths within a file are separated by '/'. All texts are UTF-8.
 */
#pragma once

#include <stdint.h>

#define TH_EXPORT __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

typedef struct th_error th_error;
typedef struct th_file th_file;
typedef struct th_array th_array;
typedef struct th_items th_items;

/*
 * What an array's elements are in memory. TH_BOOL is one byte; TH_TEXT and TH_BYTES are read and written as items.
 * TH_OTHER is whatever else HDF5 can hold, which can be described but not read. A 16-bit float is read as TH_FLOAT32.
 */
enum th_type {
    TH_INT8 = 0, TH_UINT8 = 1, TH_INT16 = 2, TH_UINT16 = 3, TH_INT32 = 4, TH_UINT32 = 5, TH_INT64 = 6, TH_UINT64 = 7,
    TH_FLOAT32 = 8, TH_FLOAT64 = 9, TH_BOOL = 10, TH_TEXT = 11, TH_BYTES = 12, TH_OTHER = 13
};
enum th_kind { TH_GROUP = 0, TH_DATASET = 1 };
enum { TH_MOST_DIMENSIONS = 32 };

typedef struct th_shape {
    int32_t type, dimensions;
    int64_t sizes[TH_MOST_DIMENSIONS];
} th_shape;

/* Errors. The message is a clause without a full stop, and lives as long as the error. */
TH_EXPORT const char *th_error_message(const th_error *error);
TH_EXPORT void th_error_free(th_error *error);

/* Files. create makes a new one, or empties the one that is there; close writes what is left, and frees in any case. */
TH_EXPORT th_error *th_file_open(const char *path, th_file **file);
TH_EXPORT th_error *th_file_create(const char *path, th_file **file);
TH_EXPORT th_error *th_file_close(th_file *file);

/*
 * The names within a group, or of the attributes of a group or dataset, in the order of their characters. With a kind,
 * only groups or only datasets.
 */
TH_EXPORT th_error *th_file_list(const th_file *file, const char *group, int32_t kind, th_items **names);
TH_EXPORT th_error *th_file_list_attributes(const th_file *file, const char *path, th_items **names);

/* Makes a group and those on the way to it. */
TH_EXPORT th_error *th_group_create(th_file *file, const char *path);

/*
 * Arrays: the values of a dataset or of an attribute. A block is given by its start and its sizes, one of each per
 * dimension; an attribute is always read as a whole. length is in bytes and must be what the block takes.
 */
TH_EXPORT th_error *th_dataset_open(const th_file *file, const char *path, th_array **array);
TH_EXPORT th_error *th_attribute_open(const th_file *file, const char *path, const char *name, th_array **array);
TH_EXPORT th_error *th_array_describe(const th_array *array, th_shape *shape);
TH_EXPORT th_error *th_array_read(const th_array *array, const int64_t *start, const int64_t *sizes, void *destination,
                                  int64_t length);
TH_EXPORT th_error *th_array_read_items(const th_array *array, const int64_t *start, const int64_t *sizes,
                                        th_items **items);
TH_EXPORT void th_array_free(th_array *array);

/*
 * Writing. A dataset is stored in chunks of one element of the first dimension, compressed by deflate with a level of
 * 1 to 9, or not at all with 0; groups on the way to it are made. Items are TH_TEXT or TH_BYTES, one for each of count
 * elements of a dataset with one dimension.
 */
TH_EXPORT th_error *th_dataset_create(th_file *file, const char *path, const th_shape *shape, int32_t level,
                                      th_array **array);
TH_EXPORT th_error *th_array_write(th_array *array, const int64_t *start, const int64_t *sizes, const void *source,
                                   int64_t length);
TH_EXPORT th_error *th_array_write_item(th_array *array, int64_t index, const uint8_t *source, int64_t length);
TH_EXPORT th_error *th_attribute_write_text(th_file *file, const char *path, const char *name, const uint8_t *text,
                                            int64_t length);
TH_EXPORT th_error *th_attribute_write(th_file *file, const char *path, const char *name, const th_shape *shape,
                                       const void *source, int64_t length);

/* Items. */
TH_EXPORT int64_t th_items_count(const th_items *items);
TH_EXPORT int64_t th_items_length(const th_items *items, int64_t index);
TH_EXPORT const uint8_t *th_items_data(const th_items *items, int64_t index);
TH_EXPORT void th_items_free(th_items *items);

#ifdef __cplusplus
}
#endif
