// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/error.hpp"

#include <cerrno>
#include <cstring>

#include "mediamap/base/i18n.hpp"

namespace mediamap {

std::string Place::str() const {
  std::string out = path;
  if (line > 0) out += fmt::format(":{}", line);
  if (line > 0 && column > 0) out += fmt::format(":{}", column);
  return out;
}

std::string Fault::str() const {
  std::string out = place.str();
  if (!out.empty()) out += ": ";
  out += message;
  if (!advice.empty()) out += "\n  → " + advice;
  return out;
}

namespace {

std::string joined(const std::vector<Fault>& faults) {
  std::string out;
  for (const Fault& fault : faults) {
    if (!out.empty()) out += '\n';
    out += fault.str();
  }
  return out;
}

}  // namespace

Error::Error(Exit code, std::vector<Fault> faults)
    : std::runtime_error(joined(faults)), code_(code), faults_(std::move(faults)) {}

UsageError::UsageError(std::string message, std::string advice)
    : Error(Exit::usage, {Fault{{}, std::move(message), std::move(advice)}}) {}

std::string describe_errno(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT: return _("le disque est plein");
    case EACCES:
    case EPERM: return _("accès refusé");
    case EROFS: return _("le support est en lecture seule");
    case ENOENT: return _("fichier ou dossier introuvable");
    case ENOTDIR: return _("un élément du chemin n'est pas un dossier");
    case EXDEV: return _("ce fichier est sur un autre disque");
    case EISDIR: return _("c'est un dossier, pas un fichier");
    case EEXIST: return _("un fichier de ce nom existe déjà");
    case ELOOP: return _("le chemin passe par un lien symbolique");
    case ENAMETOOLONG: return _("le nom est trop long");
    case EIO: return _("erreur du disque (entrée-sortie)");
    case EMFILE:
    case ENFILE: return _("trop de fichiers ouverts");
    case ENOMEM: return _("mémoire insuffisante");
    case EBADF: return _("la sortie est fermée");
    case EINVAL: return _("ce nom ou ce réglage n'est pas admis par le système");
    case EPIPE: return _("la sortie a été fermée");
    default: return fill(_("erreur du système n° {} ({})"), error, std::strerror(error));
  }
}

}  // namespace mediamap
