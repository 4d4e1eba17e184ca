#include <memory>

#include "array.h"
#include "items.h"
#include "type.h"

namespace {

// Gives back, when it goes, what HDF5 allocated for values of variable length.
class Reclaimed {
public:
    Reclaimed(hid_t type, hid_t space, void *values) : type_(type), space_(space), values_(values) {}
    Reclaimed(const Reclaimed &) = delete;
    Reclaimed &operator=(const Reclaimed &) = delete;
    ~Reclaimed() { H5Dvlen_reclaim(type_, space_, H5P_DEFAULT, values_); }

private:
    hid_t type_, space_;
    void *values_;
};

void read(const th_array *array, const Block &block, hid_t type, void *destination)
{
    check(array->is_attribute ? H5Aread(array->id, type, destination)
                              : H5Dread(array->id, type, block.in_memory, block.in_file, H5P_DEFAULT, destination),
          "its values cannot be read");
}

std::vector<std::string> fixed_texts(const th_array *array, const Block &block)
{
    const size_t size = H5Tget_size(array->type);
    const char padding = H5Tget_strpad(array->type) == H5T_STR_SPACEPAD ? ' ' : '\0';
    std::string all(size * block.count, '\0');
    read(array, block, array->type, all.data());
    std::vector<std::string> texts;
    for (size_t i = 0; i < block.count; i++) {
        std::string text = all.substr(i * size, size);
        if (padding == '\0')
            text.resize(text.find('\0') == std::string::npos ? size : text.find('\0'));
        else
            text.resize(text.find_last_not_of(' ') + 1);
        texts.push_back(std::move(text));
    }
    return texts;
}

std::vector<std::string> variable_texts(const th_array *array, const Block &block)
{
    std::vector<char *> pointers(block.count);
    read(array, block, array->type, pointers.data());
    const Reclaimed reclaimed(array->type, block.in_memory, pointers.data());
    std::vector<std::string> texts;
    for (const char *text : pointers)
        texts.emplace_back(text == nullptr ? "" : text);
    return texts;
}

std::vector<std::string> byte_vectors(const th_array *array, const Block &block)
{
    const Id type(H5Tvlen_create(H5T_NATIVE_UINT8), H5Tclose, "no type");
    std::vector<hvl_t> vectors(block.count);
    read(array, block, type, vectors.data());
    const Reclaimed reclaimed(type, block.in_memory, vectors.data());
    std::vector<std::string> values;
    for (const hvl_t &vector : vectors)
        values.emplace_back(static_cast<const char *>(vector.p), vector.len);
    return values;
}

std::vector<std::string> read_items(const th_array *array, const Block &block)
{
    if (array->kind == TH_BYTES)
        return byte_vectors(array, block);
    if (array->kind != TH_TEXT)
        throw Refusal("its values are neither texts nor vectors of bytes");
    return check(H5Tis_variable_str(array->type), "its type cannot be read") > 0 ? variable_texts(array, block)
                                                                               : fixed_texts(array, block);
}

} // namespace

th_error *th_array_read_items(const th_array *array, const int64_t *start, const int64_t *sizes, th_items **items)
{
    return guard([&] { *items = new th_items{read_items(array, Block(array, start, sizes))}; });
}

th_error *th_array_write_item(th_array *array, int64_t index, const uint8_t *source, int64_t length)
{
    return guard([&] {
        const int64_t one = 1;
        if (H5Sget_simple_extent_ndims(array->space) != 1)
            throw Refusal("texts and vectors of bytes are written to datasets of one dimension");
        const Block block(array, &index, &one);
        const std::string copy(reinterpret_cast<const char *>(source), static_cast<size_t>(length));
        const char *text = copy.c_str();
        const hvl_t vector{copy.size(), const_cast<char *>(copy.data())};
        if (array->kind != TH_TEXT && array->kind != TH_BYTES)
            throw Refusal("its values are neither texts nor vectors of bytes");
        const void *value = array->kind == TH_TEXT ? static_cast<const void *>(&text) : &vector;
        check(H5Dwrite(array->id, array->type, block.in_memory, block.in_file, H5P_DEFAULT, value),
              "its values cannot be written");
    });
}
