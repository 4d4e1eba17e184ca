#include "error.h"

#include <memory>
#include <new>
#include <string>

#include <opencv2/core.hpp>

struct tv_error {
    std::string message;
};

namespace {

// Reporting that memory has run out must not need memory.
tv_error out_of_memory{"there is not enough memory"};

std::string first_line(const std::string &text)
{
    return text.substr(0, text.find('\n'));
}

std::string describe_current_exception()
{
    try {
        throw;
    } catch (const cv::Exception &e) {
        if (e.code == cv::Error::StsNoMem)
            throw std::bad_alloc();
        return "OpenCV reports: " + first_line(e.err.empty() ? e.what() : e.err);
    } catch (const Refusal &e) {
        return e.what();
    } catch (const std::bad_alloc &) {
        throw;
    } catch (const std::exception &e) {
        return first_line(e.what());
    } catch (...) {
        return "an unknown fault";
    }
}

} // namespace

tv_error *error_from_current_exception() noexcept
{
    try {
        return new tv_error{describe_current_exception()};
    } catch (...) {
        return &out_of_memory;
    }
}

const char *tv_error_message(const tv_error *error)
{
    return error->message.c_str();
}

void tv_error_free(tv_error *error)
{
    if (error != &out_of_memory)
        delete error;
}
