# SPDX-License-Identifier: MIT
find_package(ZLIB 1.2 REQUIRED)
