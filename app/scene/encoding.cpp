// SPDX-License-Identifier: MIT
#include "app/scene/encoding.hpp"
