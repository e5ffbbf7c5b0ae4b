# SPDX-License-Identifier: MIT
find_package(PkgConfig REQUIRED)
pkg_check_modules(FriBidi REQUIRED IMPORTED_TARGET GLOBAL fribidi>=1.0)
add_library(fribidi::pc ALIAS PkgConfig::FriBidi)
