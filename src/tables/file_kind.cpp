// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/file_kind.hpp"

#include "mediamap/base/i18n.hpp"

namespace mediamap::tables {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t at;
  std::string_view bytes;
  const char* kind;
};

constexpr Signature signatures[] = {
    {0, "%PDF"sv, N_("un PDF")},
    {0, "\x89PNG"sv, N_("une image PNG")},
    {0, "\xFF\xD8\xFF"sv, N_("une photo JPEG")},
    {0, "GIF87a"sv, N_("une image GIF")},
    {0, "GIF89a"sv, N_("une image GIF")},
    {0, "II*\0"sv, N_("une image TIFF")},
    {0, "MM\0*"sv, N_("une image TIFF")},
    {8, "WEBP"sv, N_("une image WebP")},
    {4, "ftyp"sv, N_("une photo ou une vidéo")},
    {0, "\xD0\xCF\x11\xE0"sv, N_("un fichier de l'ancien format d'Office (DOC, XLS)")},
    {0, "PK\x03\x04"sv, N_("un classeur, un document ou une archive ZIP")},
    {0, "\x1F\x8B"sv, N_("une archive GZIP")},
    {0, "7z\xBC\xAF"sv, N_("une archive 7z")},
    {0, "Rar!\x1A"sv, N_("une archive RAR")},
};

}  // namespace

std::string binary_kind(std::string_view bytes) {
  for (const Signature& one : signatures) {
    if (bytes.size() > one.at && bytes.substr(one.at).starts_with(one.bytes)) return _(one.kind);
  }
  return {};
}

}  // namespace mediamap::tables
