// SPDX-License-Identifier: EUPL-1.2
// The one way in which texts are set and measured, in whatever is drawn.
#pragma once

#include <memory>
#include <string>

typedef struct _PangoContext PangoContext;
typedef struct _PangoAttrList PangoAttrList;

namespace mediamap::draw {

// Tells fontconfig, once, that no glyph is fitted to a screen's pixels, whatever the machine's settings: a drawing is the
// same everywhere, and half of the time that a PDF took went into fitting. Before any text is measured or drawn.
void prepare_fonts();

// A context in which no width depends on a screen's pixels.
std::shared_ptr<PangoContext> unhinted_context(const std::string& language = "fr-FR");

// A ligature would be copied and searched as one character: "oﬀre" is not found by "offre". The caller owns the list.
PangoAttrList* without_ligatures();

}  // namespace mediamap::draw
