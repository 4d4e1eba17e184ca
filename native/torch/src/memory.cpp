// A pool behind libtorch's CPU allocator.
//
// A training step frees and asks again for blocks of the same few sizes. The C library gives large blocks back to the
// system each time, and every page then faults in anew; the pool keeps them instead. A block's size is rounded up to a
// size class (four classes per power of two, so at most a fifth of a block above 256 bytes is wasted), and a freed block
// goes onto its class's free list until the pooled bytes reach the cap.
#include "internal.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>

namespace {

constexpr size_t alignment = 64;  // libtorch's own: a cache line, and the widest vector register
constexpr size_t smallest_class = 8;  // 256 bytes: all that is smaller takes a block of this size
constexpr int steps_per_power = 4;
constexpr int class_count = (48 - static_cast<int>(smallest_class)) * steps_per_power;

// Stands in front of every block, in `alignment` bytes of its own so that the data stays aligned.
struct header {
    int size_class;
    header* next;
};
static_assert(sizeof(header) <= alignment);

struct free_list {
    std::mutex mutex;
    header* first = nullptr;
};

int class_of(size_t bytes) {
    if (bytes <= (size_t{1} << smallest_class)) {
        return 0;
    }
    const int power = 63 - __builtin_clzll(bytes - 1);  // 2^power < bytes <= 2^(power+1)
    const size_t step = (size_t{1} << power) / steps_per_power;
    const size_t above = bytes - (size_t{1} << power);
    const int steps = static_cast<int>((above + step - 1) / step);  // 1..4
    return (power - static_cast<int>(smallest_class)) * steps_per_power + steps;
}

size_t size_of(int size_class) {
    if (size_class == 0) {
        return size_t{1} << smallest_class;
    }
    const int power = (size_class - 1) / steps_per_power + static_cast<int>(smallest_class);
    const int steps = (size_class - 1) % steps_per_power + 1;
    return (size_t{1} << power) + static_cast<size_t>(steps) * ((size_t{1} << power) / steps_per_power);
}

class pool_allocator final : public c10::Allocator {
public:
#if THELPER_TORCH_AT_LEAST(2, 3)
    c10::DataPtr allocate(size_t bytes) override {
#else
    c10::DataPtr allocate(size_t bytes) const override {
#endif
        void* data = bytes == 0 ? nullptr : take(bytes);
        return {data, data, &release, c10::Device(c10::DeviceType::CPU)};
    }

    c10::DeleterFnPtr raw_deleter() const override {
        return &release;
    }

#if THELPER_TORCH_AT_LEAST(2, 2)
    void copy_data(void* destination, const void* source, std::size_t bytes) const override {
        std::memcpy(destination, source, bytes);
    }
#endif

    static void statistics(th_memory_statistics* result);
    static void trim();
    static void set_cap(int64_t bytes);

private:
    static void* take(size_t bytes);
    static void release(void* data);
    static header* take_pooled(int size_class);
    static header* take_fresh(int size_class);
    static void count_live(int64_t bytes);

    static std::array<free_list, class_count> lists;
    static std::atomic<int64_t> cap, live, peak, pooled, allocations, reused;
};

std::array<free_list, class_count> pool_allocator::lists;
std::atomic<int64_t> pool_allocator::cap{0};
std::atomic<int64_t> pool_allocator::live{0};
std::atomic<int64_t> pool_allocator::peak{0};
std::atomic<int64_t> pool_allocator::pooled{0};
std::atomic<int64_t> pool_allocator::allocations{0};
std::atomic<int64_t> pool_allocator::reused{0};

void pool_allocator::count_live(int64_t bytes) {
    const int64_t now = live.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    int64_t highest = peak.load(std::memory_order_relaxed);
    while (now > highest && !peak.compare_exchange_weak(highest, now, std::memory_order_relaxed)) {
    }
}

header* pool_allocator::take_pooled(int size_class) {
    free_list& list = lists[static_cast<size_t>(size_class)];
    std::lock_guard<std::mutex> held(list.mutex);
    header* block = list.first;
    if (block != nullptr) {
        list.first = block->next;
    }
    return block;
}

header* pool_allocator::take_fresh(int size_class) {
    const size_t bytes = size_of(size_class) + alignment;
    void* memory = nullptr;
    if (posix_memalign(&memory, alignment, bytes) != 0) {
        trim();
        TORCH_CHECK(posix_memalign(&memory, alignment, bytes) == 0, "not enough memory: a tensor of ",
                    size_of(size_class), " bytes was asked for while ", live.load(), " bytes are in use by tensors");
    }
    auto* block = static_cast<header*>(memory);
    block->size_class = size_class;
    return block;
}

void* pool_allocator::take(size_t bytes) {
    const int size_class = class_of(bytes);
    TORCH_CHECK(size_class < class_count, "a tensor of ", bytes, " bytes is larger than any memory");
    const auto size = static_cast<int64_t>(size_of(size_class));
    allocations.fetch_add(1, std::memory_order_relaxed);
    header* block = take_pooled(size_class);
    if (block != nullptr) {
        pooled.fetch_sub(size, std::memory_order_relaxed);
        reused.fetch_add(1, std::memory_order_relaxed);
    } else {
        block = take_fresh(size_class);
    }
    count_live(size);
    return reinterpret_cast<char*>(block) + alignment;
}

void pool_allocator::release(void* data) {
    if (data == nullptr) {
        return;
    }
    auto* block = reinterpret_cast<header*>(static_cast<char*>(data) - alignment);
    const auto size = static_cast<int64_t>(size_of(block->size_class));
    live.fetch_sub(size, std::memory_order_relaxed);
    if (pooled.fetch_add(size, std::memory_order_relaxed) + size > cap.load(std::memory_order_relaxed)) {
        pooled.fetch_sub(size, std::memory_order_relaxed);
        std::free(block);
        return;
    }
    free_list& list = lists[static_cast<size_t>(block->size_class)];
    std::lock_guard<std::mutex> held(list.mutex);
    block->next = list.first;
    list.first = block;
}

void pool_allocator::trim() {
    for (free_list& list : lists) {
        std::lock_guard<std::mutex> held(list.mutex);
        while (list.first != nullptr) {
            header* block = list.first;
            list.first = block->next;
            pooled.fetch_sub(static_cast<int64_t>(size_of(block->size_class)), std::memory_order_relaxed);
            std::free(block);
        }
    }
}

void pool_allocator::set_cap(int64_t bytes) {
    cap.store(bytes, std::memory_order_relaxed);
    if (pooled.load(std::memory_order_relaxed) > bytes) {
        trim();
    }
}

void pool_allocator::statistics(th_memory_statistics* result) {
    result->live_bytes = live.load(std::memory_order_relaxed);
    result->peak_bytes = peak.load(std::memory_order_relaxed);
    result->pooled_bytes = pooled.load(std::memory_order_relaxed);
    result->allocations = allocations.load(std::memory_order_relaxed);
    result->reused = reused.load(std::memory_order_relaxed);
}

// Lives as long as the process: tensors may be freed by static destructors after main.
pool_allocator* const pool = new pool_allocator;

}  // namespace

th_error* th_memory_install_pool(int64_t cap) {
    return guarded([&] {
        pool_allocator::set_cap(cap);
        if (c10::GetCPUAllocator() != pool) {
            c10::SetCPUAllocator(pool, /*priority=*/1);
        }
    });
}

void th_memory_statistics_get(th_memory_statistics* statistics) {
    pool_allocator::statistics(statistics);
}

void th_memory_trim(void) {
    pool_allocator::trim();
}
