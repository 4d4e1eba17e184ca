#pragma once

#include <utility>

#include <hdf5.h>

#include "error.h"

// An identifier that is closed when it goes. Only to be used in turn.
class Id {
public:
    Id(hid_t id, herr_t (*close)(hid_t), const char *what) : id_(check(id, what)), close_(close) {}
    Id(Id &&other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Id(const Id &) = delete;
    Id &operator=(const Id &) = delete;
    ~Id()
    {
        if (id_ >= 0)
            close_(id_);
    }

    operator hid_t() const { return id_; }

    // The identifier, no longer closed by this object.
    hid_t release() { return std::exchange(id_, -1); }

private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};
