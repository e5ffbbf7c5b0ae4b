// SPDX-License-Identifier: MIT
#include "app/vector/pdf_painter.hpp"
