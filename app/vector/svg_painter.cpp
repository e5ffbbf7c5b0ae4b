// SPDX-License-Identifier: MIT
#include "app/vector/svg_painter.hpp"
