# SPDX-License-Identifier: MIT
find_package(PkgConfig REQUIRED)
pkg_check_modules(HarfBuzz REQUIRED IMPORTED_TARGET GLOBAL harfbuzz>=6.0)
add_library(harfbuzz::pc ALIAS PkgConfig::HarfBuzz)
