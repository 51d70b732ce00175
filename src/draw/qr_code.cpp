// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/qr_code.hpp"

#include <qrencode.h>

#include <algorithm>
#include <memory>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap::draw {
namespace {

constexpr int quiet_modules = 4;

}  // namespace

Area qr_code(const std::string& text, const Box& box) {
  // Level M reads with 15 % of the code worn off.
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      &QRcode_free);
  if (!code) throw SystemError({{}, fill(_("« {} » ne tient pas dans un code QR"), text), {}});
  const int side = code->width;
  const double module = std::min(box.width, box.height) / (side + 2 * quiet_modules);
  const double left = box.left + (box.width - module * side) / 2;
  const double top = box.top + (box.height - module * side) / 2;
  Area area;
  area.fill = Colour{};
  const auto dark = [&](int column, int row) { return (code->data[row * side + column] & 1) != 0; };
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      if (!dark(column, row)) continue;
      const int from = column;
      while (column < side && dark(column, row)) ++column;
      area.rings.push_back(ring_of({left + from * module, top + row * module, (column - from) * module, module}));
    }
  }
  return area;
}

}  // namespace mediamap::draw
