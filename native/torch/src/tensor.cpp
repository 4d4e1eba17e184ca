#include "internal.h"

#include <atomic>

namespace {

std::atomic<int64_t> live_tensors{0};

}  // namespace

th_tensor::th_tensor(at::Tensor tensor) : value(std::move(tensor)) {
    live_tensors.fetch_add(1, std::memory_order_relaxed);
}

th_tensor::~th_tensor() {
    live_tensors.fetch_sub(1, std::memory_order_relaxed);
}

th_tensor* give(at::Tensor tensor) {
    return tensor.defined() ? new th_tensor(std::move(tensor)) : nullptr;
}

at::Tensor borrow(const th_tensor* tensor) {
    return tensor ? tensor->value : at::Tensor();
}

c10::Device to_device(th_device device) {
    return c10::Device(static_cast<c10::DeviceType>(device.type), static_cast<c10::DeviceIndex>(device.index));
}

th_error* th_tensor_info_get(const th_tensor* tensor, th_tensor_info* info) {
    return guarded([&] {
        const at::Tensor& value = tensor->value;
        info->dimensions = value.dim();
        info->elements = value.numel();
        info->sizes = value.sizes().data();
        info->strides = value.strides().data();
        info->scalar_type = static_cast<int32_t>(value.scalar_type());
        info->device = {static_cast<int32_t>(value.device().type()), static_cast<int32_t>(value.device().index())};
        info->requires_grad = value.requires_grad();
        info->contiguous = value.is_contiguous();
    });
}

th_error* th_tensor_data(const th_tensor* tensor, void** data) {
    return guarded([&] { *data = tensor->value.data_ptr(); });
}

th_error* th_tensor_assign(th_tensor* target, const th_tensor* source) {
    return guarded([&] { target->value = source->value; });
}

void th_tensor_free(th_tensor* tensor) {
    delete tensor;
}

int64_t th_tensor_live_count(void) {
    return live_tensors.load(std::memory_order_relaxed);
}
