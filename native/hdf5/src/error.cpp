#include "error.h"

#include <new>
#include <string>

struct th_error {
    std::string message;
};

namespace {

// Reporting that memory has run out must not need memory.
th_error out_of_memory{"there is not enough memory"};

herr_t keep_innermost(unsigned, const H5E_error2_t *entry, void *reason)
{
    // The walk goes from the outermost entry inwards, so the last one stays.
    if (entry->desc != nullptr && entry->desc[0] != '\0')
        *static_cast<std::string *>(reason) = entry->desc;
    return 0;
}

} // namespace

std::mutex &turn()
{
    static std::mutex mutex;
    return mutex;
}

void prepare_library()
{
    // Without H5dont_atexit, HDF5 would take itself down at the end of the process under the feet of other threads.
    static const bool prepared = H5dont_atexit() >= 0 && H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
    (void)prepared;
}

void refuse_with_reason(const char *what)
{
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, keep_innermost, &reason);
    H5Eclear2(H5E_DEFAULT);
    throw Refusal(std::string(what) + (reason.empty() ? "" : " (HDF5 reports: " + reason + ")"));
}

th_error *error_from_current_exception() noexcept
{
    try {
        try {
            throw;
        } catch (const std::bad_alloc &) {
            return &out_of_memory;
        } catch (const std::exception &e) {
            return new th_error{e.what()};
        } catch (...) {
            return new th_error{"an unknown fault"};
        }
    } catch (...) {
        return &out_of_memory;
    }
}

const char *th_error_message(const th_error *error)
{
    return error->message.c_str();
}

void th_error_free(th_error *error)
{
    if (error != &out_of_memory)
        delete error;
}
