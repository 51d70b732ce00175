// SPDX-License-Identifier: EUPL-1.2
// Bytes of any encoding. The first byte chooses the encoding's name, none or an unknown one among them.
#include "mediamap/tables/encoding.hpp"

#include <cstdlib>

#include "fuzz.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/mojibake.hpp"

using namespace mediamap::tables;

void mediamap::fuzz(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t choice = static_cast<unsigned char>(bytes[0]) % 32;
  bytes.remove_prefix(1);
  const auto& names = encoding_names();
  const Decoded decoded = decode("f", bytes, choice < names.size() ? names[choice] : std::string());
  const std::string_view text = decoded.text(bytes);
  if (invalid_utf8(text)) std::abort();
  const auto mended = mend_mojibake(text);
  if (mended && (invalid_utf8(*mended) || *mended == text)) std::abort();
}
