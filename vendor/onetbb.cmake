# SPDX-License-Identifier: MIT
find_package(TBB 2021 REQUIRED COMPONENTS tbb)
