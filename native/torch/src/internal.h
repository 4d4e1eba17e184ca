// What the .cpp files of this library share: the error boundary and the native types behind the opaque handles.
#pragma once

#include <thelper_torch.h>

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <torch/version.h>

#include <exception>
#include <string>

// The same source compiles on libtorch 1.13 and on later ones; the few interfaces that changed are chosen by this.
#define THELPER_TORCH_AT_LEAST(major, minor) \
    (TORCH_VERSION_MAJOR > (major) || (TORCH_VERSION_MAJOR == (major) && TORCH_VERSION_MINOR >= (minor)))

struct th_error {
    std::string message;
};

struct th_tensor {
    explicit th_tensor(at::Tensor tensor);
    ~th_tensor();
    th_tensor(const th_tensor&) = delete;
    th_tensor& operator=(const th_tensor&) = delete;

    at::Tensor value;
};

struct th_generator {
    at::Generator value;
};

// An undefined tensor has no handle: NULL stands for it on both sides.
th_tensor* give(at::Tensor tensor);
at::Tensor borrow(const th_tensor* tensor);
c10::Device to_device(th_device device);

th_error* make_error(const char* message) noexcept;
th_error* describe_current_exception() noexcept;

// Runs body; whatever it throws comes back as an error, because no exception may cross a C boundary.
template <typename Body>
th_error* guarded(Body body) noexcept {
    try {
        body();
        return nullptr;
    } catch (...) {
        return describe_current_exception();
    }
}
