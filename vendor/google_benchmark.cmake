# SPDX-License-Identifier: MIT
find_package(benchmark 1.7 REQUIRED)
