// SPDX-License-Identifier: EUPL-1.2
// PROJ, loaded when a coordinate is first projected: with it come some forty libraries, a third of the time that the
// program takes to start, and few commands project anything.
#pragma once

#include <proj.h>

namespace mediamap {

// The functions of PROJ that the program uses, under their own names.
struct ProjLibrary {
  decltype(&proj_context_create) context_create = nullptr;
  decltype(&proj_context_destroy) context_destroy = nullptr;
  decltype(&proj_context_set_enable_network) context_set_enable_network = nullptr;
  decltype(&proj_log_level) log_level = nullptr;
  decltype(&proj_create) create = nullptr;
  decltype(&proj_destroy) destroy = nullptr;
  decltype(&proj_trans) trans = nullptr;
};

// SystemError when the library is not installed.
const ProjLibrary& proj_library();

}  // namespace mediamap
