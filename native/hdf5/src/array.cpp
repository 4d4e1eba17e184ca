#include "array.h"

#include <algorithm>
#include <memory>
#include <string>

#include "file.h"
#include "type.h"

namespace {

Id type_id(hid_t id, bool attribute)
{
    return {attribute ? H5Aget_type(id) : H5Dget_type(id), H5Tclose, "its type cannot be read"};
}

Id space_id(hid_t id, bool attribute)
{
    return {attribute ? H5Aget_space(id) : H5Dget_space(id), H5Sclose, "its shape cannot be read"};
}

std::vector<hsize_t> sizes_of(hid_t space)
{
    const int rank = check(H5Sget_simple_extent_ndims(space), "its shape cannot be read");
    std::vector<hsize_t> sizes(static_cast<size_t>(rank));
    check(H5Sget_simple_extent_dims(space, sizes.data(), nullptr), "its shape cannot be read");
    return sizes;
}

Id selection(const th_array *array, const int64_t *start, const int64_t *counts)
{
    Id space(H5Scopy(array->space), H5Sclose, "no selection");
    if (array->is_attribute)
        return space;
    const std::vector<hsize_t> sizes = sizes_of(space);
    std::vector<hsize_t> from(sizes.size()), many(sizes.size());
    for (size_t i = 0; i < sizes.size(); i++) {
        if (start[i] < 0 || counts[i] < 0 || static_cast<hsize_t>(start[i]) > sizes[i]
            || static_cast<hsize_t>(counts[i]) > sizes[i] - static_cast<hsize_t>(start[i]))
            throw Refusal("the block from " + std::to_string(start[i]) + " of size " + std::to_string(counts[i])
                          + " lies outside dimension " + std::to_string(i) + ", whose size is " + std::to_string(sizes[i]));
        from[i] = static_cast<hsize_t>(start[i]);
        many[i] = static_cast<hsize_t>(counts[i]);
    }
    if (!sizes.empty())
        check(H5Sselect_hyperslab(space, H5S_SELECT_SET, from.data(), nullptr, many.data(), nullptr), "no selection");
    return space;
}

Id dense(hsize_t count)
{
    return {H5Screate_simple(1, &count, nullptr), H5Sclose, "no selection"};
}

size_t selected(hid_t space)
{
    return static_cast<size_t>(check(H5Sget_select_npoints(space), "no selection"));
}

void transfer(const th_array *array, const Block &block, hid_t type, void *destination)
{
    const herr_t status = array->is_attribute ? H5Aread(array->id, type, destination)
        : H5Dread(array->id, type, block.in_memory, block.in_file, H5P_DEFAULT, destination);
    check(status, "its values cannot be read");
}

} // namespace

th_array::th_array(Id opened, bool attribute)
    : id(std::move(opened)), is_attribute(attribute), type(type_id(id, attribute)), space(space_id(id, attribute)),
      kind(type_of(type))
{
}

th_array::~th_array() = default;

Block::Block(const th_array *array, const int64_t *start, const int64_t *sizes)
    : in_file(selection(array, start, sizes)), in_memory(dense(selected(in_file))), count(selected(in_file))
{
}

th_error *th_dataset_open(const th_file *file, const char *path, th_array **array)
{
    return guard([&] {
        *array = new th_array(Id(H5Dopen2(file->id, path, H5P_DEFAULT), H5Dclose, "there is no such dataset"), false);
    });
}

th_error *th_attribute_open(const th_file *file, const char *path, const char *name, th_array **array)
{
    return guard([&] {
        const Id object = open_object(file, path);
        *array = new th_array(Id(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, "there is no such attribute"), true);
    });
}

th_error *th_array_describe(const th_array *array, th_shape *shape)
{
    return guard([&] {
        const std::vector<hsize_t> sizes = sizes_of(array->space);
        shape->type = array->kind;
        shape->dimensions = static_cast<int32_t>(sizes.size());
        std::copy(sizes.begin(), sizes.end(), shape->sizes);
    });
}

th_error *th_array_read(const th_array *array, const int64_t *start, const int64_t *sizes, void *destination, int64_t length)
{
    return guard([&] {
        const Block block(array, start, sizes);
        if (!is_number(array->kind))
            throw Refusal("its values are no numbers");
        if (block.count * memory_bytes(array->kind) != static_cast<size_t>(length))
            throw Refusal("the block takes " + std::to_string(block.count * memory_bytes(array->kind)) + " bytes, but "
                          + std::to_string(length) + " were given");
        // A truth value has no native type but the file's own.
        transfer(array, block, array->kind == TH_BOOL ? static_cast<hid_t>(array->type) : memory_type(array->kind), destination);
    });
}

th_error *th_array_write(th_array *array, const int64_t *start, const int64_t *sizes, const void *source, int64_t length)
{
    return guard([&] {
        const Block block(array, start, sizes);
        if (!is_number(array->kind) || block.count * memory_bytes(array->kind) != static_cast<size_t>(length))
            throw Refusal("the values given do not fill the block");
        const hid_t type = array->kind == TH_BOOL ? static_cast<hid_t>(array->type) : memory_type(array->kind);
        check(H5Dwrite(array->id, type, block.in_memory, block.in_file, H5P_DEFAULT, source), "its values cannot be written");
    });
}

void th_array_free(th_array *array)
{
    // Closing can only fail for reasons that were reported when the values were written.
    th_error *error = guard([&] { delete array; });
    if (error != nullptr)
        th_error_free(error);
}
