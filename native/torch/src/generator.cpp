#include "internal.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include <mutex>

namespace {

std::unique_lock<std::mutex> lock(at::Generator generator) {
    return std::unique_lock<std::mutex>(generator.mutex());
}

}  // namespace

th_error* th_generator_default(th_device device, th_generator** generator) {
    return guarded([&] { *generator = new th_generator{at::globalContext().defaultGenerator(to_device(device))}; });
}

th_error* th_generator_create(th_device device, uint64_t seed, th_generator** generator) {
    return guarded([&] {
        TORCH_CHECK(to_device(device).is_cpu(), "a generator of one's own is made for the CPU only");
        *generator = new th_generator{at::detail::createCPUGenerator(seed)};
    });
}

th_error* th_generator_seed(th_generator* generator, uint64_t seed) {
    return guarded([&] {
        auto held = lock(generator->value);
        generator->value.set_current_seed(seed);
    });
}

th_error* th_generator_get_state(const th_generator* generator, th_tensor** state) {
    return guarded([&] {
        auto held = lock(generator->value);
        *state = give(generator->value.get_state());
    });
}

th_error* th_generator_set_state(th_generator* generator, const th_tensor* state) {
    return guarded([&] {
        auto held = lock(generator->value);
        generator->value.set_state(state->value);
    });
}

void th_generator_free(th_generator* generator) {
    delete generator;
}
