// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/outline_thinning.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>

namespace mediamap::draw {
namespace {

using Chain = std::vector<std::size_t>;  // ids of points

double distance_to_line(const PlanePoint& point, const PlanePoint& a, const PlanePoint& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  const double at = square == 0 ? 0 : std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0.0, 1.0);
  return std::hypot(point.x - a.x - at * dx, point.y - a.y - at * dy);
}

struct HashPoint {
  std::size_t operator()(const PlanePoint& point) const {
    const auto x = std::bit_cast<std::uint64_t>(point.x);
    const auto y = std::bit_cast<std::uint64_t>(point.y);
    return static_cast<std::size_t>((x * 0x9E3779B97F4A7C15U) ^ (y + (x >> 29)) * 0xC2B2AE3D27D4EB4FU);
  }
};
struct SamePoint {
  bool operator()(const PlanePoint& a, const PlanePoint& b) const { return a.x == b.x && a.y == b.y; }
};

// Points by number, and which of them lines meet at: those with more than two neighbours.
class Network {
 public:
  Chain ring(const Ring& points) {
    Chain ids;
    for (const PlanePoint& point : points) {
      const std::size_t id = id_of(point);
      if (ids.empty() || ids.back() != id) ids.push_back(id);
    }
    while (ids.size() > 1 && ids.front() == ids.back()) ids.pop_back();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      join(ids[i], ids[(i + 1) % ids.size()]);
      join(ids[(i + 1) % ids.size()], ids[i]);
    }
    return ids;
  }

  bool is_junction(std::size_t id) const { return nodes_[id].crowded; }
  const PlanePoint& at(std::size_t id) const { return nodes_[id].point; }

 private:
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  struct Node {
    PlanePoint point;
    std::size_t first = nobody;
    std::size_t second = nobody;
    bool crowded = false;
  };

  std::size_t id_of(const PlanePoint& point) {
    const auto [found, fresh] = ids_.emplace(point, nodes_.size());
    if (fresh) nodes_.push_back({point});
    return found->second;
  }
  void join(std::size_t id, std::size_t other) {
    Node& node = nodes_[id];
    if (node.first == other || node.second == other) return;
    if (node.first == nobody) node.first = other;
    else if (node.second == nobody) node.second = other;
    else node.crowded = true;
  }

  std::unordered_map<PlanePoint, std::size_t, HashPoint, SamePoint> ids_;
  std::vector<Node> nodes_;
};

// From junction to junction; a ring without any is one chain that ends where it begins, at its lowest id.
std::vector<Chain> chains_of(Chain ring, const Network& network) {
  auto start = std::find_if(ring.begin(), ring.end(), [&](std::size_t id) { return network.is_junction(id); });
  if (start == ring.end()) start = std::min_element(ring.begin(), ring.end());
  std::rotate(ring.begin(), start, ring.end());
  ring.push_back(ring.front());
  std::vector<Chain> chains(1);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    chains.back().push_back(ring[i]);
    if (i > 0 && i + 1 < ring.size() && network.is_junction(ring[i])) chains.push_back({ring[i]});
  }
  return chains;
}

class Thinner {
 public:
  Thinner(const Network& network, double tolerance) : network_(network), tolerance_(tolerance) {}

  // In the direction that is the same for both neighbours.
  Chain thin(const Chain& chain) const {
    const Chain backwards(chain.rbegin(), chain.rend());
    if (backwards < chain) {
      Chain kept = keep(backwards);
      std::reverse(kept.begin(), kept.end());
      return kept;
    }
    return keep(chain);
  }

 private:
  Chain keep(const Chain& chain) const {
    std::vector<bool> kept(chain.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{0, chain.size() - 1}};
    while (!open.empty()) {
      const auto [first, last] = open.back();
      open.pop_back();
      double most = tolerance_;
      std::size_t furthest = 0;
      for (std::size_t i = first + 1; i < last; ++i) {
        const double distance = distance_to_line(network_.at(chain[i]), network_.at(chain[first]), network_.at(chain[last]));
        if (distance > most) most = distance, furthest = i;
      }
      if (furthest == 0) continue;
      kept[furthest] = true;
      open.push_back({first, furthest});
      open.push_back({furthest, last});
    }
    Chain result;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      if (kept[i]) result.push_back(chain[i]);
    }
    return result;
  }

  const Network& network_;
  double tolerance_;
};

}  // namespace

ThinnedOutlines thinned(const std::vector<std::vector<Ring>>& communes, double tolerance) {
  Network network;
  std::vector<std::vector<Chain>> rings(communes.size());
  for (std::size_t i = 0; i < communes.size(); ++i) {
    for (const Ring& ring : communes[i]) {
      Chain ids = network.ring(ring);
      if (ids.size() > 2) rings[i].push_back(std::move(ids));
    }
  }

  const Thinner thinner(network, tolerance);
  ThinnedOutlines result;
  result.communes.resize(communes.size());
  std::map<Chain, std::size_t> uses;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    for (Chain& ring : rings[i]) {
      Ring points;
      for (const Chain& chain : chains_of(std::move(ring), network)) {
        Chain kept = thinner.thin(chain);
        for (std::size_t at = 0; at + 1 < kept.size(); ++at) points.push_back(network.at(kept[at]));
        Chain backwards(kept.rbegin(), kept.rend());
        ++uses[std::min(std::move(kept), std::move(backwards))];
      }
      if (points.size() > 2) result.communes[i].push_back(std::move(points));
    }
  }

  double all = 0;
  double alone = 0;
  for (const auto& [chain, times] : uses) {
    double length = 0;
    Ring line;
    for (std::size_t id : chain) {
      const PlanePoint& point = network.at(id);
      if (!line.empty()) length += std::hypot(point.x - line.back().x, point.y - line.back().y);
      line.push_back(point);
    }
    all += length;
    if (times > 1) continue;
    alone += length;
    result.edges.push_back(std::move(line));
  }
  result.edge_share = all > 0 ? alone / all : 0;
  return result;
}

}  // namespace mediamap::draw
