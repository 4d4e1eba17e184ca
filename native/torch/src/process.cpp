#include "internal.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>

const char* th_version(void) {
    return TORCH_VERSION;
}

int32_t th_threads_get(void) {
    return at::get_num_threads();
}

th_error* th_threads_set(int32_t count) {
    return guarded([&] { at::set_num_threads(count); });
}

int32_t th_cuda_device_count(void) {
    try {
        if (!at::hasCUDA()) {
            return 0;
        }
#if THELPER_TORCH_AT_LEAST(2, 4)
        return static_cast<int32_t>(at::detail::getCUDAHooks().deviceCount());
#else
        return static_cast<int32_t>(at::detail::getCUDAHooks().getNumGPUs());
#endif
    } catch (...) {
        // No driver, or one that does not answer: the machine has no device that could be used.
        return 0;
    }
}
