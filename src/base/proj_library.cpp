// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/proj_library.hpp"

#include <dlfcn.h>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap {
namespace {

ProjLibrary loaded() {
  void* library = dlopen(MEDIAMAP_PROJ_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  ProjLibrary proj;
  bool whole = library != nullptr;
  const auto find = [&](auto& function, const char* name) {
    if (library != nullptr) function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    whole = whole && function != nullptr;
  };
  find(proj.context_create, "proj_context_create");
  find(proj.context_destroy, "proj_context_destroy");
  find(proj.context_set_enable_network, "proj_context_set_enable_network");
  find(proj.log_level, "proj_log_level");
  find(proj.create, "proj_create");
  find(proj.destroy, "proj_destroy");
  find(proj.trans, "proj_trans");
  if (!whole) {
    throw SystemError(Fault{{}, fill(_("la bibliothèque {} est introuvable"), MEDIAMAP_PROJ_LIBRARY), _("Installez PROJ : sudo apt install libproj25")});
  }
  return proj;
}

}  // namespace

const ProjLibrary& proj_library() {
  static const ProjLibrary library = loaded();
  return library;
}

}  // namespace mediamap
