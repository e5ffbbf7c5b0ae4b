// SPDX-License-Identifier: MIT
#include "app/scene/picking.hpp"
