#include "items.h"

int64_t th_items_count(const th_items *items)
{
    return static_cast<int64_t>(items->values.size());
}

int64_t th_items_length(const th_items *items, int64_t index)
{
    return static_cast<int64_t>(items->values[static_cast<size_t>(index)].size());
}

const uint8_t *th_items_data(const th_items *items, int64_t index)
{
    return reinterpret_cast<const uint8_t *>(items->values[static_cast<size_t>(index)].data());
}

void th_items_free(th_items *items)
{
    delete items;
}
