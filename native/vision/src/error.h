#pragma once

#include <stdexcept>

#include "thelper_vision.h"

// What our own code throws; its text reaches the user as it is.
struct Refusal : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// To be called inside a catch block.
tv_error *error_from_current_exception() noexcept;

// Runs the body of an exported function; nothing that it throws crosses the C boundary.
template <class Body> tv_error *guard(Body &&body) noexcept
{
    try {
        body();
        return nullptr;
    } catch (...) {
        return error_from_current_exception();
    }
}
