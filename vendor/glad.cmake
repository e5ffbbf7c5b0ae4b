# SPDX-License-Identifier: MIT
include(Glad)
