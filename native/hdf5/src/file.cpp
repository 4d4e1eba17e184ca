#include "file.h"

#include <algorithm>
#include <memory>

#include "items.h"

namespace {

struct Listing {
    int32_t kind;
    std::vector<std::string> *names;
};

bool is_of_kind(hid_t group, const char *name, int32_t kind)
{
    H5O_info_t info;
    // A link may lead nowhere; it is then neither group nor dataset.
    if (H5Oget_info_by_name2(group, name, &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0) {
        H5Eclear2(H5E_DEFAULT);
        return false;
    }
    return info.type == (kind == TH_GROUP ? H5O_TYPE_GROUP : H5O_TYPE_DATASET);
}

herr_t add_link(hid_t group, const char *name, const H5L_info_t *, void *data)
{
    const auto *listing = static_cast<Listing *>(data);
    try {
        if (is_of_kind(group, name, listing->kind))
            listing->names->push_back(name);
        return 0;
    } catch (...) {
        return -1;
    }
}

herr_t add_attribute(hid_t, const char *name, const H5A_info_t *, void *data)
{
    try {
        static_cast<std::vector<std::string> *>(data)->push_back(name);
        return 0;
    } catch (...) {
        return -1;
    }
}

th_items *sorted(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    return new th_items{std::move(names)};
}

// Locks fail on many network file systems, and a process that is started meanwhile keeps them by accident.
Id without_lock()
{
    Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "no properties");
    check(H5Pset_file_locking(access, false, true), "no properties");
    return access;
}

} // namespace

Id open_object(const th_file *file, const char *path)
{
    return {H5Oopen(file->id, path, H5P_DEFAULT), H5Oclose, "there is no such group or dataset"};
}

th_error *th_file_open(const char *path, th_file **file)
{
    return guard([&] {
        const htri_t known = H5Fis_hdf5(path);
        if (known == 0)
            throw Refusal("it is no HDF5 file");
        *file = new th_file{Id(H5Fopen(path, H5F_ACC_RDONLY, without_lock()), H5Fclose, "it cannot be opened")};
    });
}

th_error *th_file_create(const char *path, th_file **file)
{
    return guard([&] {
        *file = new th_file{Id(H5Fcreate(path, H5F_ACC_TRUNC, H5P_DEFAULT, without_lock()), H5Fclose, "it cannot be made")};
    });
}

th_error *th_file_close(th_file *file)
{
    return guard([&] {
        const std::unique_ptr<th_file> owned(file);
        check(H5Fclose(owned->id.release()), "it cannot be written to the end");
    });
}

th_error *th_file_list(const th_file *file, const char *group, int32_t kind, th_items **names)
{
    return guard([&] {
        const Id opened(H5Gopen2(file->id, group, H5P_DEFAULT), H5Gclose, "there is no such group");
        std::vector<std::string> found;
        Listing listing{kind, &found};
        check(H5Literate(opened, H5_INDEX_NAME, H5_ITER_NATIVE, nullptr, add_link, &listing), "it cannot be listed");
        *names = sorted(std::move(found));
    });
}

th_error *th_file_list_attributes(const th_file *file, const char *path, th_items **names)
{
    return guard([&] {
        const Id object = open_object(file, path);
        std::vector<std::string> found;
        check(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_NATIVE, nullptr, add_attribute, &found), "it cannot be listed");
        *names = sorted(std::move(found));
    });
}

th_error *th_group_create(th_file *file, const char *path)
{
    return guard([&] {
        const Id links(H5Pcreate(H5P_LINK_CREATE), H5Pclose, "no properties");
        check(H5Pset_create_intermediate_group(links, 1), "no properties");
        Id(H5Gcreate2(file->id, path, links, H5P_DEFAULT, H5P_DEFAULT), H5Gclose, "the group cannot be made");
    });
}
