#pragma once

#include <mutex>
#include <stdexcept>

#include <hdf5.h>

#include "thelper_hdf5.h"

// What our own code throws; its text reaches the user as it is.
struct Refusal : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// To be called inside a catch block.
th_error *error_from_current_exception() noexcept;

// The innermost entry of HDF5's error stack as a Refusal, after a clause about what was being done.
[[noreturn]] void refuse_with_reason(const char *what);

// What every HDF5 call returns: negative means failure.
template <class Result> Result check(Result result, const char *what)
{
    if (result < 0)
        refuse_with_reason(what);
    return result;
}

// Held while HDF5 is at work.
std::mutex &turn();

// Keeps HDF5 from printing; to be called before its first use.
void prepare_library();

// Runs the body of an exported function alone; nothing that it throws crosses the C boundary.
template <class Body> th_error *guard(Body &&body) noexcept
{
    try {
        const std::lock_guard<std::mutex> mine(turn());
        prepare_library();
        body();
        return nullptr;
    } catch (...) {
        return error_from_current_exception();
    }
}
