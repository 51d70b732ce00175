// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/late_library.hpp"

#include <dlfcn.h>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap {

void* LateLibrary::find(const char* function) {
  const std::lock_guard lock(loading_);
  if (handle_ == nullptr) handle_ = dlopen(file_, RTLD_LAZY | RTLD_LOCAL);
  void* found = handle_ == nullptr ? nullptr : dlsym(handle_, function);
  if (found == nullptr) {
    throw SystemError(Fault{{}, fill(_("la bibliothèque {} est introuvable, ou n'est pas celle qu'il faut"), file_), fill(_("Installez-la : apt install {}"), package_)});
  }
  return found;
}

}  // namespace mediamap
