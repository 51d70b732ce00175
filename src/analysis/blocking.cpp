// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/blocking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

namespace mediamap::analysis {
namespace {

using Kind = CrowdedBlock::Kind;
using Position = std::uint32_t;

// Two points less than 100 m apart share a square of 200 m in one of four grids that are shifted by half a square.
constexpr double square = 0.0018;   // degrees of latitude
constexpr double widening = 1.45;   // degrees of longitude are shorter: about so in France
constexpr std::size_t stem = 4;     // letters of a word that slips of the pen rarely touch

class Blocks {
 public:
  explicit Blocks(const Signatures& signatures) : signatures_(signatures) {
    for (Position i = 0; i < signatures.size(); ++i) add_all(i);
  }

  Candidates pairs() {
    rank();
    Candidates result;
    for (auto& [key, members] : blocks_) {
      if (members.size() > largest_block) {
        std::sort(members.begin(), members.end(), [&](Position a, Position b) { return ranks_[a] < ranks_[b]; });
        const auto kind = static_cast<Kind>(key[0] - 'a');
        if (kind != Kind::namesake) result.crowded.push_back({kind, key.substr(1), members.size()});
      }
      const std::size_t reach = members.size() > largest_block ? neighbours : members.size();
      for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(members.size(), i + 1 + reach); ++k) {
          result.pairs.emplace_back(std::min(members[i], members[k]), std::max(members[i], members[k]));
        }
      }
    }
    std::sort(result.pairs.begin(), result.pairs.end());
    result.pairs.erase(std::unique(result.pairs.begin(), result.pairs.end()), result.pairs.end());
    std::sort(result.crowded.begin(), result.crowded.end(), [](const CrowdedBlock& a, const CrowdedBlock& b) {
      return std::tuple(b.actors, a.kind, a.common) < std::tuple(a.actors, b.kind, b.common);
    });
    return result;
  }

 private:
  void add(Kind kind, const std::string& key, Position i) {
    std::string full(1, static_cast<char>('a' + static_cast<int>(kind)));
    auto& members = blocks_[full + key];
    if (members.empty() || members.back() != i) members.push_back(i);
  }

  void add_all(Position i) {
    const Signature& one = signatures_[i];
    if (!one.pivot.empty()) add(Kind::pivot, one.pivot, i);
    if (!one.phone.empty()) add(Kind::phone, one.phone, i);
    for (const std::string& mail : one.mails) add(Kind::mail, mail, i);
    for (const std::string& site : one.sites) add(Kind::site, site, i);
    if (!one.name.empty()) {
      add(Kind::name, one.commune + ", " + one.name, i);
      add(Kind::namesake, one.name, i);  // the commune may be missing or wrong
    }
    for (WordTable::Id word : one.words) {
      add(Kind::word, one.commune + ", " + signatures_.words().text(word).substr(0, stem), i);
    }
    if (!one.street.empty()) {
      std::string address = one.commune + ", " + one.street.number;
      for (const std::string& word : one.street.words) address += " " + word;
      add(Kind::address, address, i);
    }
    if (one.point) {
      const double north = one.point->latitude / square, east = one.point->longitude / (square * widening);
      for (double shift : {0.0, 0.5}) {
        for (double across : {0.0, 0.5}) {
          add(Kind::area, fmt::format("{} {} {} {}", shift, across, std::floor(north + shift), std::floor(east + across)), i);
        }
      }
    }
  }

  // The order in which actors of a crowded block are neighbours.
  void rank() {
    std::vector<Position> order(signatures_.size());
    std::iota(order.begin(), order.end(), Position{0});
    std::sort(order.begin(), order.end(), [&](Position a, Position b) {
      const Signature &x = signatures_[a], &y = signatures_[b];
      return std::tie(x.commune, x.name, x.street.words, x.street.number, x.phone, a) <
             std::tie(y.commune, y.name, y.street.words, y.street.number, y.phone, b);
    });
    ranks_.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) ranks_[order[i]] = i;
  }

  const Signatures& signatures_;
  std::unordered_map<std::string, std::vector<Position>> blocks_;
  std::vector<std::size_t> ranks_;
};

}  // namespace

Candidates candidates(const Signatures& signatures) { return Blocks(signatures).pairs(); }

}  // namespace mediamap::analysis
