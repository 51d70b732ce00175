// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/zip_writer.hpp"

#include <memory>
#include <new>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/tables/late_zip.hpp"

namespace mediamap::tables {
namespace {

// 1 January 1980, the first day of the format, in MS-DOS's form. Given so, no time zone moves it.
constexpr zip_uint16_t first_day = (1 << 5) | 1;

[[noreturn]] void cannot_write() {
  throw SystemError(
      {{}, _("le classeur n'a pas pu être composé en mémoire"), _("Fermez d'autres programmes, puis réessayez.")});
}

void add(zip_t* archive, const std::string& name, const std::string& content) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (source == nullptr) cannot_write();
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    cannot_write();
  }
  const auto entry = static_cast<zip_uint64_t>(index);
  zip_set_file_compression(archive, entry, ZIP_CM_DEFLATE, 6);
  zip_file_set_dostime(archive, entry, 0, first_day, 0);
}

std::string bytes_of(zip_source_t* source) {
  std::string out;
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_open(source) != 0 || zip_source_stat(source, &about) != 0) cannot_write();
  out.resize(about.size);
  if (zip_source_read(source, out.data(), out.size()) != static_cast<zip_int64_t>(out.size())) cannot_write();
  zip_source_close(source);
  return out;
}

}  // namespace

std::string write_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  const std::unique_ptr<zip_source_t, FreeSource> source(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (source == nullptr) throw std::bad_alloc();
  zip_source_keep(source.get());  // closing the archive gives one of the two holds back
  zip_t* archive = zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) cannot_write();
  std::unique_ptr<zip_t, DiscardArchive> open(archive);
  for (const auto& [name, content] : parts) add(archive, name, content);
  if (zip_close(archive) != 0) cannot_write();
  static_cast<void>(open.release());
  return bytes_of(source.get());
}

}  // namespace mediamap::tables
