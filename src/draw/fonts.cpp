// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

namespace mediamap::draw {
namespace {

constexpr const char* without_hinting = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>
</fontconfig>)";

bool set_without_hinting() {
  FcConfig* config = FcInitLoadConfigAndFonts();
  if (config == nullptr) return false;
  FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(without_hinting), FcTrue);
  const bool is_set = FcConfigSetCurrent(config) == FcTrue;
  FcConfigDestroy(config);
  return is_set;
}

}  // namespace

// Without it drawings come out slower, not worse: nothing to tell anybody.
void prepare_fonts() {
  [[maybe_unused]] static const bool done = set_without_hinting();
}

std::shared_ptr<PangoContext> unhinted_context(const std::string& language) {
  prepare_fonts();
  PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string(language.c_str()));
  return {context, [](PangoContext* owned) { g_object_unref(owned); }};
}

PangoAttrList* without_ligatures() {
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"));
  return attributes;
}

}  // namespace mediamap::draw
