# SPDX-License-Identifier: MIT
find_package(Fontconfig 2.14 REQUIRED)
