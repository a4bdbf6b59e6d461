find_package(PkgConfig QUIET)

# find_met_library(NAME [MODULE module] HEADER header [IN directory] LIBRARIES library... [REQUIRED])
#
# Makes the target rtlesson::NAME from the pkg-config module or, where there is no pkg-config or no such
# module (older systems ship cJSON without), from the header, sought first in that directory of the include
# directories, and the first of the libraries that is there.
# Sets NAME_FOUND. Without the library a REQUIRED one ends the configuration.
function(find_met_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "REQUIRED" "MODULE;HEADER;IN" "LIBRARIES")

  if(PKG_CONFIG_FOUND AND arg_MODULE)
    pkg_check_modules(${name}_module QUIET IMPORTED_TARGET GLOBAL ${arg_MODULE})
    if(${name}_module_FOUND)
      add_library(rtlesson::${name} ALIAS PkgConfig::${name}_module)
      set(${name}_FOUND TRUE PARENT_SCOPE)
      return()
    endif()
  endif()

  find_path(${name}_INCLUDE_DIR ${arg_HEADER} PATH_SUFFIXES ${arg_IN})
  find_library(${name}_LIBRARY NAMES ${arg_LIBRARIES})
  mark_as_advanced(${name}_INCLUDE_DIR ${name}_LIBRARY)
  if(${name}_INCLUDE_DIR AND ${name}_LIBRARY)
    add_library(rtlesson_${name} INTERFACE)
    target_include_directories(rtlesson_${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIR})
    if(arg_IN AND ${name}_INCLUDE_DIR MATCHES "/${arg_IN}$")
      # Headers there may name one another with their directory.
      cmake_path(GET ${name}_INCLUDE_DIR PARENT_PATH parent)
      target_include_directories(rtlesson_${name} SYSTEM INTERFACE ${parent})
    endif()
    target_link_libraries(rtlesson_${name} INTERFACE ${${name}_LIBRARY})
    add_library(rtlesson::${name} ALIAS rtlesson_${name})
    set(${name}_FOUND TRUE PARENT_SCOPE)
  elseif(arg_REQUIRED)
    message(FATAL_ERROR
      "${name} was not found: its header ${arg_HEADER} or its library (${arg_LIBRARIES}) is missing. "
      "`./dev setup` installs it.")
  else()
    set(${name}_FOUND FALSE PARENT_SCOPE)
  endif()
endfunction()
