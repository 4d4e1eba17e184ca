#include "internal.h"

#include <c10/util/Exception.h>

#include <cstring>
#include <new>

namespace {

// The error of last resort is static: there is no memory left to make one.
th_error* out_of_memory() noexcept {
    static th_error error{"out of memory"};
    return &error;
}

}  // namespace

th_error* make_error(const char* message) noexcept {
    try {
        const char* end = std::strchr(message, '\n');
        return new th_error{end ? std::string(message, end) : std::string(message)};
    } catch (...) {
        return out_of_memory();
    }
}

th_error* describe_current_exception() noexcept {
    try {
        throw;
    } catch (const c10::Error& error) {
        return make_error(error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    } catch (const std::exception& error) {
        return make_error(error.what());
    } catch (...) {
        return make_error("an exception of an unknown kind");
    }
}

const char* th_error_message(const th_error* error) {
    return error->message.c_str();
}

void th_error_free(th_error* error) {
    if (error != out_of_memory()) {
        delete error;
    }
}
