#include "internal.h"

#include <ATen/autocast_mode.h>

// libtorch 2.4 gave one function with the device's type as an argument to what were functions for each kind of device.
#if !THELPER_TORCH_AT_LEAST(2, 4)
namespace {

bool is_cpu(int32_t device_type) {
    return device_type == static_cast<int32_t>(c10::DeviceType::CPU);
}

}  // namespace
#endif

uint8_t th_autocast_is_enabled(int32_t device_type) {
#if THELPER_TORCH_AT_LEAST(2, 4)
    return at::autocast::is_autocast_enabled(static_cast<c10::DeviceType>(device_type));
#else
    return is_cpu(device_type) ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled();
#endif
}

int32_t th_autocast_get_type(int32_t device_type) {
#if THELPER_TORCH_AT_LEAST(2, 4)
    return static_cast<int32_t>(at::autocast::get_autocast_dtype(static_cast<c10::DeviceType>(device_type)));
#else
    return static_cast<int32_t>(
        is_cpu(device_type) ? at::autocast::get_autocast_cpu_dtype() : at::autocast::get_autocast_gpu_dtype());
#endif
}

th_error* th_autocast_set(int32_t device_type, uint8_t enabled, int32_t scalar_type) {
    return guarded([&] {
        const auto type = static_cast<c10::ScalarType>(scalar_type);
#if THELPER_TORCH_AT_LEAST(2, 4)
        const auto device = static_cast<c10::DeviceType>(device_type);
        at::autocast::set_autocast_dtype(device, type);
        at::autocast::set_autocast_enabled(device, enabled != 0);
#else
        if (is_cpu(device_type)) {
            at::autocast::set_autocast_cpu_dtype(type);
            at::autocast::set_cpu_enabled(enabled != 0);
        } else {
            at::autocast::set_autocast_gpu_dtype(type);
            at::autocast::set_enabled(enabled != 0);
        }
#endif
    });
}

void th_autocast_enter(void) {
    at::autocast::increment_nesting();
}

th_error* th_autocast_leave(void) {
    return guarded([] {
        if (at::autocast::decrement_nesting() == 0) {
            at::autocast::clear_cache();
        }
    });
}
