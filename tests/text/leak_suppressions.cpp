// SPDX-License-Identifier: MIT

/// Read by LeakSanitizer, where it is built in: fontconfig reaches its patterns by offsets, which
/// look lost to it.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
