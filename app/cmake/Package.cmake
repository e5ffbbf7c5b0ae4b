# SPDX-License-Identifier: MIT
# What is installed, and the packages that CPack makes of it: a .deb (cpack -G DEB) and a .tgz.

if(TARGET entente)
    install(TARGETS entente RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
# The program looks for ../share/entente/data, seen from where it lies (app/shell/data_files.cpp).
install(FILES
        "${PROJECT_SOURCE_DIR}/data/iran-russia.json"
        "${PROJECT_SOURCE_DIR}/data/entente-1.schema.json"
        "${PROJECT_SOURCE_DIR}/data/README.md"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/entente/data")

if(UNIX AND NOT APPLE)
    set(desktop_dir "${PROJECT_SOURCE_DIR}/app/desktop")
    install(FILES "${desktop_dir}/entente.desktop"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${desktop_dir}/entente.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
    # Debian wants manual pages compressed, without the time of their making.
    find_program(ENTENTE_GZIP gzip)
    if(ENTENTE_GZIP)
        set(manual "${PROJECT_BINARY_DIR}/entente.1.gz")
        execute_process(COMMAND "${ENTENTE_GZIP}" -9 -n -c "${desktop_dir}/entente.1"
            OUTPUT_FILE "${manual}" COMMAND_ERROR_IS_FATAL ANY)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${desktop_dir}/entente.1")
        install(FILES "${manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    endif()
endif()

# Licences: ours under the name that Debian's policy asks for, what VERSIONS.md tells of the
# libraries, and the notices of those whose code becomes part of the program.
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}"
    RENAME copyright)
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/app/notes/CHANGELOG.md"
    DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/vendor/VERSIONS.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}"
    RENAME THIRD-PARTY.md)
foreach(package libimgui-dev libstb-dev python3-glad nlohmann-json3-dev libcli11-dev
        libexpected-dev libfmt-dev)
    if(EXISTS "/usr/share/doc/${package}/copyright")
        install(FILES "/usr/share/doc/${package}/copyright"
            DESTINATION "${CMAKE_INSTALL_DOCDIR}/third-party" RENAME "${package}")
    endif()
endforeach()

set(CPACK_PACKAGE_NAME entente)
set(CPACK_PACKAGE_VENDOR "The Entente authors")
set(CPACK_PACKAGE_CONTACT "The Entente authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "network of dated diplomatic events, moved through time")
set(CPACK_PACKAGE_DESCRIPTION
    "Entente reads who did what with whom, about what and when, from JSON, and draws
states, officials, organisations, groups and topics as a force-directed network
that a time slider moves. It filters by year and topic, tells the events behind
each tie, and saves figures, from its window or without a display.")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_FILE_NAME
    "entente-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_STRIP_FILES ON)
if(WIN32)
    set(CPACK_GENERATOR ZIP)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
else()
    set(CPACK_GENERATOR TGZ)
    find_program(ENTENTE_DPKG dpkg)
    if(ENTENTE_DPKG)
        list(APPEND CPACK_GENERATOR DEB)
    endif()
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# What the program links is found by dpkg-shlibdeps (package dpkg-dev); what it loads while it runs
# (ImGui's OpenGL loader opens libGL.so.1, EGL needs a driver) and the fonts are not.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libgl1, libgl1-mesa-dri, fonts-noto-core | fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-core, fonts-dejavu-core, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS fonts-noto-cjk)
find_program(ENTENTE_SHLIBDEPS dpkg-shlibdeps)
if(ENTENTE_SHLIBDEPS)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
include(CPack)
