#pragma once

// Where the compiler can make several versions of a function, of which the one that suits the processor runs.
#if defined(__x86_64__) && defined(__GNUC__) && defined(__linux__)
#define THELPER_VISION_X86
#define THELPER_VISION_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define THELPER_VISION_WIDE
#endif
