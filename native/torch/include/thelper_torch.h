// The whole contract between Thelper and libtorch.
//
// Operators are called through libtorch's dispatcher by schema name, with arguments in an array of tagged values, so
// this file does not grow with the number of operators. Every function that can fail returns NULL on success, or an
// error that the caller frees. A pointer that a function returns through an argument is owned by the caller, unless the
// function says otherwise. Nothing is kept per thread.
#pragma once

#include <stdint.h>

#if defined(_WIN32)
#define TH_API extern "C" __declspec(dllexport)
#else
#define TH_API extern "C" __attribute__((visibility("default")))
#endif

struct th_error;
struct th_generator;
struct th_script;
struct th_operator;
struct th_tensor;

// ---- errors

// The message's first line, without a C++ stack; valid until the error is freed.
TH_API const char* th_error_message(const th_error* error);
TH_API void th_error_free(th_error* error);

// ---- tensors: metadata, memory, lifetime

struct th_device {
    int32_t type;   // c10::DeviceType: 0 CPU, 1 CUDA
    int32_t index;  // -1: the current one
};

struct th_tensor_info {
    int64_t dimensions;
    int64_t elements;
    const int64_t* sizes;    // borrowed: valid while the tensor lives and is not resized in place
    const int64_t* strides;  // borrowed, likewise
    int32_t scalar_type;     // c10::ScalarType
    th_device device;
    uint8_t requires_grad;
    uint8_t contiguous;
};

TH_API th_error* th_tensor_info_get(const th_tensor* tensor, th_tensor_info* info);
// Borrowed: valid while the tensor lives. Only a CPU tensor's memory may be read or written through it.
TH_API th_error* th_tensor_data(const th_tensor* tensor, void** data);
// Makes target stand for the tensor that source stands for, its place in an autograd graph included; both stay the
// caller's.
TH_API th_error* th_tensor_assign(th_tensor* target, const th_tensor* source);
TH_API void th_tensor_free(th_tensor* tensor);
// Tensors handed out and not yet freed, in the whole process.
TH_API int64_t th_tensor_live_count(void);

// ---- values: the arguments and results of an operator

enum th_tag : int32_t {
    TH_DEFAULT = 0,  // an argument left to the schema's default
    TH_NONE,
    TH_TENSOR,        // pointer: th_tensor*
    TH_TENSOR_LIST,   // pointer: th_tensor**, length
    TH_OPTIONAL_TENSOR_LIST,  // as above; an entry may be NULL
    TH_INT,           // integer
    TH_INT_LIST,      // pointer: int64_t*, length
    TH_DOUBLE,        // number
    TH_DOUBLE_LIST,   // pointer: double*, length
    TH_BOOL,          // integer: 0 or 1
    TH_BOOL_LIST,     // pointer: uint8_t*, length
    TH_STRING,        // pointer: UTF-8, length in bytes
    TH_DEVICE,        // integer: type, length: index
    TH_GENERATOR,     // pointer: th_generator*
};

struct th_value {
    int32_t tag;
    int32_t reserved;
    union {
        void* pointer;
        int64_t integer;
        double number;
    };
    int64_t length;
};

// ---- operators

// overload is empty for an operator without overloads. The operator lives as long as the process: it is not freed.
TH_API th_error* th_operator_find(const char* name, const char* overload, const th_operator** found);
// The schema as libtorch prints it; the text is freed with th_text_free.
TH_API th_error* th_operator_schema(const th_operator* op, char** schema);
TH_API void th_text_free(char* text);
// Calls op with the first argument_count of its arguments; the rest take the schema's defaults. Fills at most
// result_capacity results; further results are dropped, so 0 suits an operator that works in place. A tensor list among
// the results is an array freed with th_tensor_array_free once the tensors have been taken out of it.
TH_API th_error* th_operator_call(
    const th_operator* op, const th_value* arguments, int32_t argument_count, th_value* results,
    int32_t result_capacity, int32_t* result_count);
TH_API void th_tensor_array_free(th_tensor** tensors);

// ---- autograd

TH_API th_error* th_autograd_backward(const th_tensor* loss, const th_tensor* gradient, uint8_t retain_graph);
// gradients[i] becomes tensors[i]'s gradient, or NULL where it has none.
TH_API th_error* th_autograd_gradients(th_tensor* const* tensors, int64_t count, th_tensor** gradients);
// Drops the gradients, so that the next backward pass makes new ones instead of adding to them.
TH_API th_error* th_autograd_clear_gradients(th_tensor* const* tensors, int64_t count);
TH_API th_error* th_autograd_set_gradient(th_tensor* tensor, const th_tensor* gradient);
TH_API th_error* th_autograd_require_gradient(th_tensor* tensor, uint8_t required);
// The calling thread's grad mode, as libtorch keeps it.
TH_API uint8_t th_autograd_is_enabled(void);
TH_API void th_autograd_set_enabled(uint8_t enabled);

// ---- autocast: the calling thread's, as libtorch keeps it, for each type of device (c10::DeviceType)

TH_API uint8_t th_autocast_is_enabled(int32_t device_type);
// The c10::ScalarType that operators compute in where autocast is enabled.
TH_API int32_t th_autocast_get_type(int32_t device_type);
TH_API th_error* th_autocast_set(int32_t device_type, uint8_t enabled, int32_t scalar_type);
// Weights that were converted are kept until as many calls left as entered.
TH_API void th_autocast_enter(void);
TH_API th_error* th_autocast_leave(void);

// ---- random number generators

TH_API th_error* th_generator_default(th_device device, th_generator** generator);
TH_API th_error* th_generator_create(th_device device, uint64_t seed, th_generator** generator);
TH_API th_error* th_generator_seed(th_generator* generator, uint64_t seed);
TH_API th_error* th_generator_get_state(const th_generator* generator, th_tensor** state);
TH_API th_error* th_generator_set_state(th_generator* generator, const th_tensor* state);
TH_API void th_generator_free(th_generator* generator);

// ---- scripts: programs of PyTorch with their weights, as torch.jit.save writes them

// On the CPU, in evaluation mode, with no tensor that requires a gradient.
TH_API th_error* th_script_load(const char* path, th_script** script);
// Parameters and buffers, which the script computes with: what is done to them is done to it.
TH_API int64_t th_script_tensor_count(const th_script* script);
TH_API const char* th_script_tensor_name(const th_script* script, int64_t index);
TH_API th_error* th_script_tensor(const th_script* script, int64_t index, th_tensor** tensor);
TH_API th_error* th_script_forward(const th_script* script, const th_tensor* input, th_tensor** output);
TH_API void th_script_free(th_script* script);

// ---- the process: version, threads, devices, CPU memory

// libtorch's version, such as "1.13.0"; never freed.
TH_API const char* th_version(void);
TH_API int32_t th_threads_get(void);
// Threads that one operator called from this thread may use.
TH_API th_error* th_threads_set(int32_t count);
TH_API int32_t th_cuda_device_count(void);

struct th_memory_statistics {
    int64_t live_bytes;    // in tensors
    int64_t peak_bytes;    // the largest live_bytes so far
    int64_t pooled_bytes;  // kept for the next tensors
    int64_t allocations;   // asked for since the start
    int64_t reused;        // of these, answered from the pool
};

// Puts the pool behind libtorch's CPU allocator; cap: pooled bytes at most. A second call changes the cap, and gives the
// pooled memory back if it is above the new one.
TH_API th_error* th_memory_install_pool(int64_t cap);
TH_API void th_memory_statistics_get(th_memory_statistics* statistics);
// Gives all pooled memory back to the system.
TH_API void th_memory_trim(void);
