#include "internal.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>

#include <cstring>
#include <sstream>
#include <string_view>
#include <vector>

struct th_operator {
    c10::OperatorHandle handle;
};

namespace {

template <typename Element>
c10::List<Element> to_list(const th_value& value) {
    const auto* elements = static_cast<const Element*>(value.pointer);
    c10::List<Element> list;
    list.reserve(static_cast<size_t>(value.length));
    for (int64_t i = 0; i < value.length; i++) {
        list.push_back(elements[i]);
    }
    return list;
}

c10::List<bool> to_bool_list(const th_value& value) {
    const auto* elements = static_cast<const uint8_t*>(value.pointer);
    c10::List<bool> list;
    for (int64_t i = 0; i < value.length; i++) {
        list.push_back(elements[i] != 0);
    }
    return list;
}

c10::List<at::Tensor> to_tensor_list(const th_value& value) {
    auto* const* tensors = static_cast<th_tensor* const*>(value.pointer);
    c10::List<at::Tensor> list;
    list.reserve(static_cast<size_t>(value.length));
    for (int64_t i = 0; i < value.length; i++) {
        list.push_back(tensors[i]->value);
    }
    return list;
}

c10::List<c10::optional<at::Tensor>> to_optional_tensor_list(const th_value& value) {
    auto* const* tensors = static_cast<th_tensor* const*>(value.pointer);
    c10::List<c10::optional<at::Tensor>> list;
    for (int64_t i = 0; i < value.length; i++) {
        list.push_back(tensors[i] ? c10::optional<at::Tensor>(tensors[i]->value) : c10::optional<at::Tensor>());
    }
    return list;
}

c10::IValue to_ivalue(const th_value& value) {
    switch (value.tag) {
        case TH_NONE: return c10::IValue();
        case TH_TENSOR: return static_cast<th_tensor*>(value.pointer)->value;
        case TH_TENSOR_LIST: return to_tensor_list(value);
        case TH_OPTIONAL_TENSOR_LIST: return to_optional_tensor_list(value);
        case TH_INT: return value.integer;
        case TH_INT_LIST: return to_list<int64_t>(value);
        case TH_DOUBLE: return value.number;
        case TH_DOUBLE_LIST: return to_list<double>(value);
        case TH_BOOL: return value.integer != 0;
        case TH_BOOL_LIST: return to_bool_list(value);
        case TH_STRING:
            return std::string(static_cast<const char*>(value.pointer), static_cast<size_t>(value.length));
        case TH_DEVICE:
            return to_device({static_cast<int32_t>(value.integer), static_cast<int32_t>(value.length)});
        case TH_GENERATOR: return static_cast<th_generator*>(value.pointer)->value;
        default: TORCH_CHECK(false, "a value with the unknown tag ", value.tag);
    }
}

// A tensor argument that may be absent is an undefined tensor to kernels that take `Tensor`, None to the others; the
// boxed calling convention accepts None for both.
torch::jit::Stack to_stack(const c10::FunctionSchema& schema, const th_value* arguments, int32_t count) {
    const auto& declared = schema.arguments();
    TORCH_CHECK(static_cast<size_t>(count) <= declared.size(), schema.name(), " takes ", declared.size(),
                " arguments, but was given ", count);
    torch::jit::Stack stack;
    stack.reserve(declared.size());
    for (size_t i = 0; i < declared.size(); i++) {
        if (i < static_cast<size_t>(count) && arguments[i].tag != TH_DEFAULT) {
            stack.push_back(to_ivalue(arguments[i]));
            continue;
        }
        const auto& fallback = declared[i].default_value();
        TORCH_CHECK(fallback.has_value(), schema.name(), " needs a value for its argument ", declared[i].name());
        stack.push_back(*fallback);
    }
    return stack;
}

void give_tensor_list(const std::vector<at::Tensor>& tensors, th_value* result) {
    auto** array = new th_tensor*[tensors.size()];
    for (size_t i = 0; i < tensors.size(); i++) {
        array[i] = give(tensors[i]);
    }
    result->tag = TH_TENSOR_LIST;
    result->pointer = array;
    result->length = static_cast<int64_t>(tensors.size());
}

void from_ivalue(c10::IValue&& value, th_value* result) {
    if (value.isTensor()) {
        result->pointer = give(std::move(value).toTensor());
        result->tag = result->pointer ? TH_TENSOR : TH_NONE;
    } else if (value.isTensorList()) {
        give_tensor_list(value.toTensorVector(), result);
    } else if (value.isNone()) {
        result->tag = TH_NONE;
    } else if (value.isInt()) {
        result->tag = TH_INT;
        result->integer = value.toInt();
    } else if (value.isDouble()) {
        result->tag = TH_DOUBLE;
        result->number = value.toDouble();
    } else if (value.isBool()) {
        result->tag = TH_BOOL;
        result->integer = value.toBool();
    } else {
        TORCH_CHECK(false, "a result of the kind ", value.tagKind(), " cannot be handed over");
    }
}

char* copy_text(const std::string& text) {
    auto* copy = new char[text.size() + 1];
    std::memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
}

}  // namespace

th_error* th_operator_find(const char* name, const char* overload, const th_operator** found) {
    return guarded([&] {
        *found = new th_operator{c10::Dispatcher::singleton().findSchemaOrThrow(name, overload)};
    });
}

th_error* th_operator_schema(const th_operator* op, char** schema) {
    return guarded([&] {
        std::ostringstream text;
        text << op->handle.schema();
        *schema = copy_text(text.str());
    });
}

void th_text_free(char* text) {
    delete[] text;
}

th_error* th_operator_call(
    const th_operator* op, const th_value* arguments, int32_t argument_count, th_value* results,
    int32_t result_capacity, int32_t* result_count) {
    return guarded([&] {
        torch::jit::Stack stack = to_stack(op->handle.schema(), arguments, argument_count);
        op->handle.callBoxed(&stack);
        *result_count = static_cast<int32_t>(stack.size());
        for (int32_t i = 0; i < *result_count && i < result_capacity; i++) {
            from_ivalue(std::move(stack[static_cast<size_t>(i)]), &results[i]);
        }
    });
}

void th_tensor_array_free(th_tensor** tensors) {
    delete[] tensors;
}
