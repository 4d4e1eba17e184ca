#include <opencv2/core.hpp>
#include <opencv2/core/ocl.hpp>
#include <opencv2/core/utils/logger.hpp>

namespace {

// Runs when the library is loaded. The callers have threads of their own, one image on each, so OpenCV's would only
// compete with them; what fails is told to the caller, not to the terminal.
const bool ready = [] {
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    cv::setNumThreads(0);
    cv::ocl::setUseOpenCL(false);
    return true;
}();

} // namespace
