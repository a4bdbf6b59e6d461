# bundle_files(LIST OUTPUT GLOB PATTERN), or with GLOB_RECURSE
#
# Writes the C source of a list that holds files of the source tree in the program (cli/bundle.h), anew when one of them
# changes. It is written by the configuration and not by a rule of its own: make knows no file whose path has a # in it.
function(bundle_files list output glob pattern)
  file(${glob} files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/${pattern})
  set(arrays "")
  set(rows "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${file})
    string(MAKE_C_IDENTIFIER ${file} array)
    # Bytes, since no compiler need take a string as long as a lesson; lines, for whoever looks.
    file(READ ${PROJECT_SOURCE_DIR}/${file} bytes HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
    string(REPLACE "0x0a," "0x0a,\n" bytes "${bytes}")
    string(APPEND arrays "static const unsigned char ${array}[] = {\n${bytes}};\n\n")
    string(APPEND rows "    {\"${file}\", (const char *)${array}, sizeof ${array}},\n")
  endforeach()
  file(WRITE ${output}.new
    "/* Written by cmake/BundleLessons.cmake. */\n#include \"cli/bundle.h\"\n\n"
    "${arrays}const struct bundle_file ${list}[] = {\n${rows}    {NULL, NULL, 0},\n};\n")
  file(COPY_FILE ${output}.new ${output} ONLY_IF_DIFFERENT)
endfunction()
