// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"
