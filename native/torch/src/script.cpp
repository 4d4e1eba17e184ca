#include "internal.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <cstring>
#include <utility>
#include <vector>

struct th_script {
    torch::jit::Module module;
    std::vector<std::pair<std::string, at::Tensor>> tensors;
};

namespace {

// The interpreter tells the script's own lines first; what went wrong stands in the last one.
th_error* last_line(const std::exception& error) {
    std::string text = error.what();
    text.erase(text.find_last_not_of(" \n\r\t") + 1);
    const auto cause = text.rfind("RuntimeError: ");
    return make_error(cause == std::string::npos ? text.c_str() : text.c_str() + cause + std::strlen("RuntimeError: "));
}

void collect(const torch::jit::Module& module, std::vector<std::pair<std::string, at::Tensor>>& tensors) {
    for (const auto& parameter : module.named_parameters(/*recurse=*/true)) {
        tensors.emplace_back(parameter.name, parameter.value);
    }
    for (const auto& buffer : module.named_buffers(/*recurse=*/true)) {
        tensors.emplace_back(buffer.name, buffer.value);
    }
    for (auto& entry : tensors) {
        entry.second.requires_grad_(false);
    }
}

}  // namespace

th_error* th_script_load(const char* path, th_script** script) {
    return guarded([&] {
        auto loaded = std::make_unique<th_script>(th_script{torch::jit::load(path, at::kCPU), {}});
        loaded->module.eval();
        collect(loaded->module, loaded->tensors);
        *script = loaded.release();
    });
}

int64_t th_script_tensor_count(const th_script* script) {
    return static_cast<int64_t>(script->tensors.size());
}

const char* th_script_tensor_name(const th_script* script, int64_t index) {
    return script->tensors[static_cast<size_t>(index)].first.c_str();
}

th_error* th_script_tensor(const th_script* script, int64_t index, th_tensor** tensor) {
    return guarded([&] { *tensor = give(script->tensors.at(static_cast<size_t>(index)).second); });
}

th_error* th_script_forward(const th_script* script, const th_tensor* input, th_tensor** output) {
    try {
        auto module = script->module;
        const auto result = module.forward({borrow(input)});
        TORCH_CHECK(result.isTensor(), "the script gives a value of the kind ", result.tagKind(), ", but must give a tensor");
        *output = give(result.toTensor());
        return nullptr;
    } catch (const c10::Error&) {
        return describe_current_exception();
    } catch (const std::exception& error) {
        return last_line(error);
    } catch (...) {
        return describe_current_exception();
    }
}

void th_script_free(th_script* script) {
    delete script;
}
