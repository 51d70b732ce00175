// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/offer_status.hpp"

#include "mediamap/base/i18n.hpp"

namespace mediamap {

std::span<const OfferStatus> offer_statuses() {
  static constexpr OfferStatus statuses[] = {
      {"recensee", N_("recensée")}, {"a_confirmer", N_("à confirmer")}, {"confirmee", N_("confirmée")}};
  return statuses;
}

std::string status_words(const std::string& keyword) {
  for (const OfferStatus& status : offer_statuses()) {
    if (keyword == status.keyword) return _(status.words);
  }
  return keyword;
}

}  // namespace mediamap
