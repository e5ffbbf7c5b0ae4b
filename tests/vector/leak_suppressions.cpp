// SPDX-License-Identifier: MIT

/// Read by LeakSanitizer, where it is built in: fontconfig reaches its patterns by offsets, which
/// look lost to it; Cairo 1.16 loses an array for each font with PostScript outlines.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libcairo\n";
}
