# SPDX-License-Identifier: MIT
find_package(PkgConfig REQUIRED)
pkg_check_modules(WebP REQUIRED IMPORTED_TARGET GLOBAL libwebp>=1.2 libwebpmux>=1.2)
add_library(webp::pc ALIAS PkgConfig::WebP)
if(ENTENTE_TESTS)
    # Reads films back; the program only writes them.
    pkg_check_modules(WebPDemux REQUIRED IMPORTED_TARGET GLOBAL libwebpdemux>=1.2)
    add_library(webp::demux ALIAS PkgConfig::WebPDemux)
endif()
