#include <algorithm>
#include <memory>
#include <string>

#include <opencv2/imgproc.hpp>

#include <cairo.h>
#include <librsvg/rsvg.h>

#include "error.h"
#include "image.h"

namespace {

constexpr int32_t longest_side = 32767;

template <auto function> struct Release {
    template <class T> void operator()(T *owned) const { function(owned); }
};

using Handle = std::unique_ptr<RsvgHandle, Release<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Fault = std::unique_ptr<GError, Release<g_error_free>>;

// Parsers end their messages with a line break, and may have several lines.
std::string as_clause(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text.substr(0, text.find_last_not_of(" .") + 1);
}

[[noreturn]] void refuse(GError *error)
{
    const Fault fault(error);
    throw Refusal(fault ? as_clause(fault->message) : "no reason is known");
}

void require_success(cairo_status_t status)
{
    if (status == CAIRO_STATUS_NO_MEMORY)
        throw std::bad_alloc();
    if (status != CAIRO_STATUS_SUCCESS)
        throw Refusal(cairo_status_to_string(status));
}

// Without the address of a file, which is not given here, librsvg follows no reference to another one.
Handle parse(const uint8_t *svg, int32_t length)
{
    GError *error = nullptr;
    Handle handle(rsvg_handle_new_from_data(svg, static_cast<gsize>(length), &error));
    if (!handle)
        refuse(error);
    return handle;
}

void draw(RsvgHandle *handle, cairo_surface_t *surface, const RsvgRectangle &viewport)
{
    const Context context(cairo_create(surface));
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    GError *error = nullptr;
    if (!rsvg_handle_render_document(handle, context.get(), &viewport, &error))
        refuse(error);
    require_success(cairo_status(context.get()));
    cairo_surface_flush(surface);
}

cv::Mat rasterise(RsvgHandle *handle, int32_t width, int32_t height)
{
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    require_success(cairo_surface_status(surface.get()));
    draw(handle, surface.get(), {0, 0, static_cast<double>(width), static_cast<double>(height)});
    const cv::Mat bgr(height, width, CV_8UC4, cairo_image_surface_get_data(surface.get()),
                      static_cast<size_t>(cairo_image_surface_get_stride(surface.get())));
    cv::Mat pixels;
    cv::cvtColor(bgr, pixels, cv::COLOR_BGRA2RGB);
    return pixels;
}

} // namespace

tv_error *tv_svg_rasterise(const uint8_t *svg, int32_t length, int32_t width, int32_t height, tv_image **image)
{
    return guard([&] {
        if (width < 1 || height < 1 || width > longest_side || height > longest_side)
            throw Refusal("a drawing is 1 to " + std::to_string(longest_side) + " pixels wide and high");
        require_size(width, height, 4, 1);
        *image = new tv_image(rasterise(parse(svg, length).get(), width, height));
    });
}
