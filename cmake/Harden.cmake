include(CheckCCompilerFlag)
include(CheckLinkerFlag)
include(CheckPIESupported)

# harden(TARGET)
#
# Gives what links to the INTERFACE library TARGET each of these protections that compiler and linker have:
# a canary behind each buffer on the stack, a stack that cannot jump over its guard page, jumps only to where
# one may land, tables of the linker that nobody can write to, addresses that differ from start to start,
# and calls of the C library that know how long a buffer is. tests/hardened.sh reads them from the binary.
function(harden target)
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
    string(MAKE_C_IDENTIFIER "has${flag}" has)
    check_c_compiler_flag(${flag} ${has})
    if(${has})
      target_compile_options(${target} INTERFACE ${flag})
    endif()
  endforeach()
  foreach(flag -Wl,-z,relro -Wl,-z,now)
    string(MAKE_C_IDENTIFIER "has${flag}" has)
    check_linker_flag(C ${flag} ${has})
    if(${has})
      target_link_options(${target} INTERFACE ${flag})
    endif()
  endforeach()
  check_pie_supported(LANGUAGES C)
  if(NOT DEFINED CMAKE_POSITION_INDEPENDENT_CODE)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON PARENT_SCOPE)
  endif()
  # This one needs an optimising compiler; the sanitizers look for the same themselves. An older C library
  # takes 3 for its 2. A system may have its own level already.
  if(NOT RTLESSON_SANITIZE)
    foreach(option -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
      target_compile_options(${target} INTERFACE $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:${option}>)
    endforeach()
  endif()
endfunction()

# forget_source_tree(TARGET)
#
# Keeps the place of this tree out of binaries, where macros and what debuggers read would name it: it says something
# of whoever built the program, and differs from build to build.
function(forget_source_tree target)
  check_c_compiler_flag(-ffile-prefix-map=a=b has_file_prefix_map)
  if(has_file_prefix_map)
    target_compile_options(${target} INTERFACE -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
  endif()
endfunction()
