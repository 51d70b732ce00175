// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/rule.hpp"

namespace mediamap::clean {

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> made;
    for (const auto& some :
         {blank_rules(), postal_code_rules(), commune_rules(), street_rules(), phone_rules(), website_rules(),
          email_rules(), siret_rules(), date_rules(), coordinate_rules(), summary_rules()}) {
      made.insert(made.end(), some.begin(), some.end());
    }
    return made;
  }();
  return all;
}

}  // namespace mediamap::clean
