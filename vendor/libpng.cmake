# SPDX-License-Identifier: MIT
find_package(PNG 1.6 REQUIRED)
