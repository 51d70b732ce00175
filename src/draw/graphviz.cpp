// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/graphviz.hpp"

#include <fmt/format.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/draw/cairo_output.hpp"
#include "mediamap/draw/fonts.hpp"
#include "mediamap/draw/svg.hpp"

namespace mediamap::draw {
namespace {

// The graph is this many times larger than the sheet and drawn at the inverse scale: Graphviz rounds the advance of
// each glyph to whole pixels, which at this scale does not show.
constexpr double units_per_point = 10;
constexpr double points_per_inch = 72;
// Graphviz sets the baseline of a lone line a quarter em below the centre of its node.
constexpr double text_shift = baseline_share - 0.25;
constexpr double longest_png_side = 3600;

[[noreturn]] void fail(const std::string& what) {
  Fault fault;
  fault.message = fill(_("le dessin a échoué ({})"), what);
  fault.advice = _("vérifiez que le paquet graphviz est bien installé");
  throw SystemError(fault);
}

int swallow(char*) { return 0; }

enum Attribute {
  pos,
  width,
  height,
  shape,
  style,
  fillcolor,
  color,
  penwidth,
  label,
  fontname,
  fontsize,
  fontcolor,
  tooltip,
  attribute_count
};

struct AttributeDefault {
  const char* name;
  const char* value;
};
constexpr std::array<AttributeDefault, attribute_count> node_attributes = {{{"pos", ""},
                                                                            {"width", "0"},
                                                                            {"height", "0"},
                                                                            {"shape", "none"},
                                                                            {"style", ""},
                                                                            {"fillcolor", "white"},
                                                                            {"color", "black"},
                                                                            {"penwidth", "1"},
                                                                            {"label", ""},
                                                                            {"fontname", "Lato"},
                                                                            {"fontsize", "10"},
                                                                            {"fontcolor", "black"},
                                                                            {"tooltip", ""}}};

char* mutable_text(const std::string& text) { return const_cast<char*>(text.c_str()); }
char* mutable_text(const char* text) { return const_cast<char*>(text); }

// A graph of cgraph made from a picture.
class Graph {
 public:
  explicit Graph(const Picture& picture, bool with_tips = false) : picture_(picture), with_tips_(with_tips) {
    agseterrf(swallow);
    graph_ = agopen(mutable_text("carte"), Agundirected, nullptr);
    if (graph_ == nullptr) fail("agopen");
    describe();
    for (std::size_t i = 0; i < attribute_count; ++i) {
      symbols_[i] =
          agattr(graph_, AGNODE, mutable_text(node_attributes[i].name), mutable_text(node_attributes[i].value));
    }
    agattr(graph_, AGNODE, mutable_text("fixedsize"), mutable_text("true"));
    agattr(graph_, AGNODE, mutable_text("margin"), mutable_text("0"));
    for (const Shape& s : picture.shapes) add(s);
    course_ = agattr(graph_, AGEDGE, mutable_text("pos"), mutable_text(""));
    pen_ = agattr(graph_, AGEDGE, mutable_text("penwidth"), mutable_text("1"));
    ink_ = agattr(graph_, AGEDGE, mutable_text("color"), mutable_text("black"));
    dash_ = agattr(graph_, AGEDGE, mutable_text("style"), mutable_text(""));
    for (const Curve& c : picture.curves) add(c);
  }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph() {
    if (is_laid_out_) gvFreeLayout(context(), graph_);
    agclose(graph_);
  }

  // Nodes and edges have their places: "nop2" only takes them over.
  void lay_out() {
    if (context() == nullptr || gvLayout(context(), graph_, "nop2") != 0) fail("nop2");
    is_laid_out_ = true;
  }

  // Draws once into a context, not more, and finishes its surface.
  void draw_into(cairo_t* cairo) {
    if (gvRenderContext(context(), graph_, "pdf", cairo) != 0) fail("cairo");
  }

  std::string rendered(const char* format) {
    char* data = nullptr;
    unsigned int size = 0;
    if (gvRenderData(context(), graph_, format, &data, &size) != 0 || data == nullptr) fail(format);
    std::string bytes(data, size);
    gvFreeRenderData(data);
    return bytes;
  }

  void set_dots_per_inch(double dpi) { say("dpi", fmt::format("{:.4f}", dpi)); }

  std::string dot() const {
    std::string text;
    static Agiodisc_t io{nullptr,
                         [](void* out, const char* bytes) {
                           static_cast<std::string*>(out)->append(bytes);
                           return 0;
                         },
                         [](void*) { return 0; }};
    Agiodisc_t* const before = graph_->clos->disc.io;
    graph_->clos->disc.io = &io;
    const int status = agwrite(graph_, &text);
    graph_->clos->disc.io = before;
    if (status != 0) fail("agwrite");
    return text;
  }

 private:
  // One for the whole run: the text plugin of Graphviz remembers the last font, which belongs to its context.
  static GVC_t* context() {
    static GVC_t* const only = [] {
      prepare_fonts();
      return gvContext();
    }();
    return only;
  }

  std::string number(double points) const { return fmt::format("{:.1f}", points * units_per_point); }
  std::string place(Point p) const { return number(p.x) + "," + number(picture_.height - p.y); }
  static std::string inches(double points) { return fmt::format("{:.4f}", points * units_per_point / points_per_inch); }

  void say(const char* name, const std::string& value) {
    agattr(graph_, AGRAPH, mutable_text(name), mutable_text(value));
  }

  void describe() {
    say("outputorder", "edgesfirst");
    say("viewport",
        fmt::format("{0:.4f},{1:.4f},{2},{3:.4f},{4:.4f}", picture_.width, picture_.height, 1 / units_per_point,
                    picture_.width * units_per_point / 2, picture_.height * units_per_point / 2));
    say("pad", "0");
    say("margin", "0");
    say("dpi", "72");
    say("notranslate", "true");
    say("bgcolor", picture_.background.hex());
    say_background();
  }

  void set(Agnode_t* node, Attribute which, const std::string& value) {
    agxset(node, symbols_[which], mutable_text(value));
  }

  void add(const Shape& s) {
    Agnode_t* node = agnode(graph_, mutable_text(s.name), 1);
    nodes_.push_back(node);
    const bool is_text = s.kind == Shape::Kind::text;
    set(node, pos, place({s.centre.x, s.centre.y + (is_text ? text_shift * s.size : 0)}));
    set(node, width, inches(s.width));
    set(node, height, inches(s.height));
    if (with_tips_ && !s.tip.empty()) set(node, tooltip, literal_label(s.tip));
    if (is_text) {
      const char* end = s.align == Align::left ? "\\l" : s.align == Align::right ? "\\r" : "";
      set(node, label, literal_label(s.text) + end);
      set(node, fontname, face_name(s.face));
      set(node, fontsize, number(s.size));
      set(node, fontcolor, s.colour.hex());
    } else if (s.kind == Shape::Kind::disc) {
      set(node, shape, "ellipse");
      set(node, style, "filled");
      set(node, fillcolor, s.fill.hex());
      set(node, color, s.fill.hex());
      set(node, penwidth, "0");
    }
  }

  // What nodes and edges cannot be is part of the background: Graphviz rounds the corners of a node by a dozen points
  // at most, and an edge has one width. So a pill's node itself draws nothing, and a branch that tapers lies under its
  // edge.
  void say_background() {
    std::string background;
    for (const Curve& c : picture_.curves) {
      if (c.root_width > c.width) background += painted('P', tapered_outline(c), c.colour);
    }
    for (const Shape& s : picture_.shapes) {
      if (s.kind == Shape::Kind::pill) background += painted('b', outline_of(s).points, s.fill);
    }
    if (!background.empty()) say("_background", background);
  }

  // An operation of Graphviz's xdot language: P fills a polygon, b a closed Bézier.
  std::string painted(char operation, const std::vector<Point>& points, const Colour& colour) const {
    const std::string hex = colour.hex();
    std::string text = fmt::format("c {0} -{1} C {0} -{1} {2} {3}", hex.size(), hex, operation, points.size());
    for (Point p : points) text += ' ' + number(p.x) + ' ' + number(picture_.height - p.y);
    return text + ' ';
  }

  void add(const Curve& c) {
    Agedge_t* edge = agedge(graph_, nodes_.at(c.from), nodes_.at(c.to), nullptr, 1);
    std::string course;
    for (Point p : c.points) {
      if (!course.empty()) course += ' ';
      course += place(p);
    }
    agxset(edge, course_, mutable_text(course));
    agxset(edge, pen_, mutable_text(number(c.width)));
    agxset(edge, ink_, mutable_text(c.colour.hex()));
    if (c.dashed) agxset(edge, dash_, mutable_text("dashed"));
  }

  const Picture& picture_;
  bool with_tips_;
  Agraph_t* graph_ = nullptr;
  bool is_laid_out_ = false;
  std::array<Agsym_t*, attribute_count> symbols_{};
  Agsym_t* course_ = nullptr;
  Agsym_t* pen_ = nullptr;
  Agsym_t* ink_ = nullptr;
  Agsym_t* dash_ = nullptr;
  std::vector<Agnode_t*> nodes_;
};

}  // namespace

std::string literal_label(std::string_view text) {
  std::string label;
  for (char c : text) {
    if (c == '\\') label += '\\';
    label += c;
    if (c == '&') label += "amp;";
  }
  return label;
}

std::string to_pdf(const Picture& picture, const PictureInfo& info) {
  return pdf_of(picture.width, picture.height, info, [&](cairo_surface_t* surface) {
    Graph graph(picture);
    graph.lay_out();
    const Cairo cairo(cairo_create(surface), cairo_destroy);
    graph.draw_into(cairo.get());
  });
}

std::string to_png(const Picture& picture, double dots_per_inch) {
  Graph graph(picture);
  const double usual = longest_png_side / std::max(picture.width, picture.height) * points_per_inch;
  graph.set_dots_per_inch(dots_per_inch > 0 ? dots_per_inch : usual);
  graph.lay_out();
  return graph.rendered("png");
}

std::string to_svg(const Picture& picture, const PictureInfo& info) {
  Graph graph(picture);
  graph.lay_out();
  return tidy_svg(graph.rendered("svg"), picture, info);
}

std::string to_dot(const Picture& picture) { return Graph(picture, true).dot(); }

}  // namespace mediamap::draw
