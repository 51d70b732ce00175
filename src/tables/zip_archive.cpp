// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/zip_archive.hpp"

#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/late_zip.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::tables {
namespace {

[[noreturn]] void refuse_damaged(const std::string& path) {
  refuse_file({path}, _("le classeur est abîmé ou incomplet : l'archive ne s'ouvre pas"),
              _("Téléchargez-le ou enregistrez-le de nouveau, puis réessayez."));
}

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(std::string path, std::string_view bytes) : path_(std::move(path)) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) throw std::bad_alloc();
  archive_.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (archive_ != nullptr) return;
  zip_source_free(source);
  refuse_damaged(path_);
}

ZipArchive::~ZipArchive() = default;

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> out;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), i, ZIP_FL_ENC_GUESS);
    if (name != nullptr) out.emplace_back(name);
  }
  return out;
}

bool ZipArchive::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

std::optional<std::string> ZipArchive::read(const std::string& name) {
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (index < 0) return {};
  zip_stat_t about;
  zip_stat_init(&about);
  zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &about);
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    refuse_file({path_}, _("le classeur est protégé par un mot de passe"),
                _("Ouvrez-le dans LibreOffice ou Excel, retirez le mot de passe (Enregistrer sous…), puis réessayez."));
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (file == nullptr) refuse_damaged(path_);
  std::string out;
  std::array<char, std::size_t{1} << 16> piece;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) refuse_damaged(path_);
    if (got == 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(got));
    read_ += static_cast<std::size_t>(got);
    if (out.size() > largest_entry || read_ > most_read) {
      refuse_file({path_},
                  fill(_("le classeur déplié dépasse {} Mo"),
                       grouped((out.size() > largest_entry ? largest_entry : most_read) / 1'000'000)),
                  _("Ne gardez que la feuille utile, sans images ni mise en forme, ou enregistrez-la en CSV."));
    }
  }
}

}  // namespace mediamap::tables
