#include <algorithm>
#include <string>
#include <vector>

#include "array.h"
#include "file.h"
#include "type.h"

namespace {

std::vector<hsize_t> sizes_of(const th_shape *shape)
{
    if (shape->dimensions < 0 || shape->dimensions > TH_MOST_DIMENSIONS)
        throw Refusal("an array has 0 to 32 dimensions");
    return {shape->sizes, shape->sizes + shape->dimensions};
}

Id new_space(const th_shape *shape)
{
    const std::vector<hsize_t> sizes = sizes_of(shape);
    const hid_t space = sizes.empty() ? H5Screate(H5S_SCALAR)
                                      : H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr);
    return {space, H5Sclose, "such a shape cannot be stored"};
}

// A chunk for each sample, so that reading one does not unpack its neighbours.
Id new_layout(const th_shape *shape, int32_t level)
{
    Id layout(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "no layout");
    std::vector<hsize_t> chunk = sizes_of(shape);
    const bool is_empty = std::find(chunk.begin(), chunk.end(), hsize_t{0}) != chunk.end();
    if (chunk.size() < 2 || is_empty)
        return layout;
    chunk[0] = 1;
    check(H5Pset_chunk(layout, static_cast<int>(chunk.size()), chunk.data()), "no layout");
    if (level > 0)
        check(H5Pset_deflate(layout, static_cast<unsigned>(level)), "no compression");
    return layout;
}

void write_attribute(th_file *file, const char *path, const char *name, hid_t type, hid_t space, const void *value)
{
    const Id object = open_object(file, path);
    if (check(H5Aexists(object, name), "its attributes cannot be read") > 0)
        check(H5Adelete(object, name), "the attribute cannot be replaced");
    const Id attribute(
        H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "the attribute cannot be made");
    check(H5Awrite(attribute, type, value), "the attribute cannot be written");
}

} // namespace

th_error *th_dataset_create(th_file *file, const char *path, const th_shape *shape, int32_t level, th_array **array)
{
    return guard([&] {
        const Id links(H5Pcreate(H5P_LINK_CREATE), H5Pclose, "no properties");
        check(H5Pset_create_intermediate_group(links, 1), "no properties");
        const Id type = new_file_type(shape->type), space = new_space(shape), layout = new_layout(shape, level);
        *array = new th_array(Id(H5Dcreate2(file->id, path, type, space, links, layout, H5P_DEFAULT), H5Dclose,
                                 "the dataset cannot be made"),
                              false);
    });
}

th_error *th_attribute_write_text(th_file *file, const char *path, const char *name, const uint8_t *text, int64_t length)
{
    return guard([&] {
        const std::string copy(reinterpret_cast<const char *>(text), static_cast<size_t>(length));
        const char *pointer = copy.c_str();
        const Id type = new_file_type(TH_TEXT), space(H5Screate(H5S_SCALAR), H5Sclose, "no shape");
        write_attribute(file, path, name, type, space, &pointer);
    });
}

th_error *th_attribute_write(th_file *file, const char *path, const char *name, const th_shape *shape, const void *source,
                             int64_t length)
{
    return guard([&] {
        const Id type = new_file_type(shape->type), space = new_space(shape);
        const auto count = static_cast<size_t>(check(H5Sget_simple_extent_npoints(space), "no shape"));
        if (!is_number(shape->type) || count * memory_bytes(shape->type) != static_cast<size_t>(length))
            throw Refusal("the values given do not fill the attribute");
        write_attribute(file, path, name, type, space, source);
    });
}
