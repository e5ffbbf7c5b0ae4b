# SPDX-License-Identifier: MIT
find_package(PkgConfig REQUIRED)
pkg_check_modules(Cairo REQUIRED IMPORTED_TARGET GLOBAL cairo>=1.16 cairo-pdf>=1.16 cairo-ft>=1.16)
add_library(cairo::pc ALIAS PkgConfig::Cairo)
