#include "internal.h"

#include <c10/core/GradMode.h>

th_error* th_autograd_backward(const th_tensor* loss, const th_tensor* gradient, uint8_t retain_graph) {
    return guarded([&] { loss->value.backward(borrow(gradient), retain_graph != 0); });
}

th_error* th_autograd_gradients(th_tensor* const* tensors, int64_t count, th_tensor** gradients) {
    return guarded([&] {
        for (int64_t i = 0; i < count; i++) {
            gradients[i] = give(tensors[i]->value.grad());
        }
    });
}

th_error* th_autograd_clear_gradients(th_tensor* const* tensors, int64_t count) {
    return guarded([&] {
        for (int64_t i = 0; i < count; i++) {
            tensors[i]->value.mutable_grad().reset();
        }
    });
}

th_error* th_autograd_set_gradient(th_tensor* tensor, const th_tensor* gradient) {
    return guarded([&] { tensor->value.mutable_grad() = borrow(gradient); });
}

th_error* th_autograd_require_gradient(th_tensor* tensor, uint8_t required) {
    return guarded([&] { tensor->value.requires_grad_(required != 0); });
}

uint8_t th_autograd_is_enabled(void) {
    return c10::GradMode::is_enabled();
}

void th_autograd_set_enabled(uint8_t enabled) {
    c10::GradMode::set_enabled(enabled != 0);
}
