// SPDX-License-Identifier: EUPL-1.2
// Records as compact bytes, for the cache: every member but the id. Never written into a file that people keep.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mediamap/model/territory.hpp"

namespace mediamap::store {

// Record: Actor, Offer, Workshop, Bilan, Taxonomy, std::vector<Commune>, or Territory (what territoire.yaml says of it).
template <class Record>
std::string to_bytes(const Record& record);

// Nothing when the bytes are not those of such a record.
template <class Record>
std::optional<Record> from_bytes(std::string_view bytes);

// Differs between programs whose bytes have another meaning.
std::uint64_t bytes_layout();

// The pieces of which all bytes are made. Numbers take as few bytes as they need.
void append_number(std::string& out, std::uint64_t number);
void append_text(std::string& out, std::string_view text);

class BytesReader {
 public:
  explicit BytesReader(std::string_view bytes) : left_(bytes) {}

  std::uint64_t number();
  std::string_view text();
  // The next bytes as they are.
  std::string_view take(std::size_t count);

  // False once something was asked for that is not there; zeros and empty texts were given for it.
  bool good() const { return good_; }
  bool at_end() const { return left_.empty(); }

 private:
  std::string_view left_;
  bool good_ = true;
};

}  // namespace mediamap::store
