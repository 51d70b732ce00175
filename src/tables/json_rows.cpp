// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/json_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/geojson_rows.hpp"

namespace mediamap::tables {
namespace {

// Walks over the text and leaves its position where the handler can read it, since the parser's events carry none.
class TrackedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TrackedIterator(const char* at, const char** shared) : at_(at), shared_(shared) {}
  reference operator*() const { return *at_; }
  TrackedIterator& operator++() {
    *shared_ = ++at_;
    return *this;
  }
  TrackedIterator operator++(int) {
    TrackedIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const TrackedIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** shared_;
};

// Joins the parts of a path until its columns are named: a key may have a dot in it.
constexpr char joint = '\x1F';

std::string written(std::string path) {
  std::replace(path.begin(), path.end(), joint, '.');
  return path;
}

// The rows of one array, as they come; its columns are paths.
struct Candidate {
  std::string key;
  Table table;
  std::unordered_map<std::string, std::size_t> columns;
  bool has_objects = false;
};

// Receives the parser's events. Rows are made on the way: no tree of the document is ever built.
class Handler {
 public:
  Handler(const std::string& path, std::string_view text)
      : path_(path), text_(text), position_(text.data()), counted_(text.data()) {}

  const char** position() { return &position_; }
  std::vector<Candidate>& candidates() { return candidates_; }
  std::optional<Fault>& fault() { return fault_; }

  bool null() { return scalar({}); }
  bool boolean(bool value) { return scalar(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return scalar(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return scalar(std::to_string(value)); }
  // Programs write long numbers, identifiers and phones among them, with an exponent: 3.3556000001e10.
  bool number_float(double value, const std::string& written) {
    constexpr double exact_below = 9007199254740992;  // 2^53
    const bool whole = std::fabs(value) < exact_below && std::trunc(value) == value;
    return scalar(whole && written.find_first_of("eE") != std::string::npos ? fmt::format("{:.0f}", value) : written);
  }
  bool string(std::string& value) { return scalar(value); }
  bool binary(std::vector<std::uint8_t>&) { return true; }

  bool start_object(std::size_t) {
    if (row_) return open(false);
    if (!among_elements()) return ++depth_, true;
    candidates_.back().has_objects = true;
    row_ = Row{line(), std::vector<std::string>(candidates_.back().table.columns.size())};
    keys_.clear();
    repeated_.clear();
    return open(false);
  }
  bool end_object() {
    if (!row_) return --depth_, true;
    frames_.pop_back();
    if (!frames_.empty()) return true;
    Table& table = candidates_.back().table;
    if (repeated_.empty()) {
      table.rows.push_back(std::move(*row_));
    } else {
      table.rejected.push_back({row_->line, fill(_("la clé « {} » est répétée"), shorten(written(repeated_), 40))});
    }
    check_size({path_, row_->line}, table.rows.size() + table.rejected.size(), table.columns.size());
    row_.reset();
    return true;
  }

  // The list is the document itself or a member of it; an array further inside is not.
  bool start_array(std::size_t) {
    if (row_) return open(true);
    if (among_elements()) reject_element();
    ++depth_;
    if (list_depth_ != 0 || depth_ > 2) return true;
    list_depth_ = depth_;
    candidates_.push_back({key_, {}, {}, false});
    return true;
  }
  bool end_array() {
    if (row_) return frames_.pop_back(), true;
    if (--depth_ < list_depth_) list_depth_ = 0;
    return true;
  }
  bool key(std::string& name) {
    if (!row_) return key_ = name, true;
    Frame& frame = frames_.back();
    frame.key = name;
    if (!keys_.insert(frame.prefix + name).second) repeated_ = frame.prefix + name;
    return true;
  }

  bool parse_error(std::size_t, const std::string& token, const nlohmann::detail::exception& error) {
    const std::string_view what = error.what();
    const auto says = [&](const char* words) { return what.find(words) != std::string_view::npos; };
    const bool cut = says("unexpected end of input") || says("missing closing quote");
    const auto read = static_cast<std::size_t>(position_ - text_.data());
    fault_ =
        Fault{place_at(path_, text_, read == 0 || cut ? read : read - 1),
              cut ? std::string(_("le JSON s'arrête avant la fin"))
                  : fill(_("JSON mal formé près de « {} »"), shorten(trim(whole_characters(read, token.size())), 40)),
              _("Vérifiez les virgules, les guillemets et les accolades à cet endroit.")};
    return false;
  }

 private:
  // Where a value inside a row stands: in an object under a key, or in an array.
  struct Frame {
    std::string prefix;  // "adresse" and the joint
    std::string key;
    bool array = false;
    std::size_t index = 0;
  };

  // The last `size` bytes read, with the whole of the characters at both ends: the parser stops inside of them.
  std::string_view whole_characters(std::size_t read, std::size_t size) const {
    const auto inside = [this](std::size_t at) { return at < text_.size() && (text_[at] & 0xC0) == 0x80; };
    std::size_t begin = read - std::min(read, size);
    while (begin > 0 && inside(begin)) --begin;
    while (inside(read)) ++read;
    return text_.substr(begin, read - begin);
  }

  bool among_elements() const { return list_depth_ != 0 && depth_ == list_depth_; }

  // Of what was read last; positions only grow, so each line break is counted once.
  int line() {
    const char* last = position_ == text_.data() ? position_ : position_ - 1;
    lines_ += static_cast<int>(std::count(counted_, last, '\n'));
    counted_ = last;
    return lines_;
  }

  bool scalar(std::string_view value) {
    if (!row_) return among_elements() ? reject_element() : true;
    const Frame& frame = frames_.back();
    if (frame.array && is_outline(frame.prefix)) return true;
    return add(frame.array ? frame.prefix : frame.prefix + frame.key, value);
  }

  // The rings of a shape in GeoJSON would be thousands of columns; what it is says its type.
  bool is_outline(const std::string& path) const {
    if (candidates_.back().key != geojson_list) return false;
    return path.starts_with(collection_path) ||
           (path.starts_with(coordinates_path) && path.size() > coordinates_path.size());
  }

  bool reject_element() {
    candidates_.back().table.rejected.push_back({line(), _("ce n'est pas un objet JSON « { \"nom\": … } »")});
    return true;
  }

  bool open(bool array) {
    std::string prefix;
    if (!frames_.empty()) {
      Frame& outer = frames_.back();
      prefix = outer.array ? outer.prefix + joint + std::to_string(outer.index++) : outer.prefix + outer.key;
      if (!array) prefix += joint;
    }
    if (frames_.size() > 50) return refuse(_("trop de valeurs emboîtées"));
    frames_.push_back({std::move(prefix), {}, array, 0});
    return true;
  }

  bool add(const std::string& column, std::string_view value) {
    Candidate& candidate = candidates_.back();
    const auto [found, added] = candidate.columns.try_emplace(column, candidate.table.columns.size());
    if (added) {
      if (candidate.columns.size() > most_columns) return refuse(_("plus de 1000 clés différentes"));
      candidate.table.columns.push_back(column);
    }
    const std::size_t at = found->second;
    if (row_->cells.size() <= at) row_->cells.resize(at + 1);
    std::string& cell = row_->cells[at];
    if (!cell.empty() && !value.empty()) cell += '|';
    cell += value;
    return cell.size() <= longest_cell || refuse(_("une valeur dépasse 10 millions de caractères"));
  }

  bool refuse(const char* message) {
    fault_ = Fault{place_at(path_, text_, static_cast<std::size_t>(position_ - text_.data())), message,
                   _("Vérifiez que le fichier est bien une liste d'acteurs.")};
    return false;
  }

  const std::string& path_;
  std::string_view text_;
  const char* position_;
  const char* counted_;
  int lines_ = 1;
  int depth_ = 0;       // objects and arrays open outside of a row
  int list_depth_ = 0;  // of the list being read, 0 when there is none
  std::string key_;
  std::vector<Candidate> candidates_;
  std::optional<Row> row_;
  std::unordered_set<std::string> keys_;  // of the row
  std::string repeated_;
  std::vector<Frame> frames_;
  std::optional<Fault> fault_;
};

Candidate& the_list(const std::string& path, std::vector<Candidate>& candidates, const std::string& wanted) {
  std::vector<Candidate*> lists;
  std::vector<std::string> keys;
  for (Candidate& candidate : candidates) {
    if (!wanted.empty() && candidate.key == wanted) return candidate;
    if (!candidate.has_objects && candidates.size() > 1) continue;
    lists.push_back(&candidate);
    keys.push_back(candidate.key);
  }
  if (!wanted.empty()) {
    throw UsageError(fill(_("le JSON n'a pas de liste « {} »"), shorten(wanted, 40)),
                     fill(_("Listes trouvées : {}"), shorten(join(keys, ", "), 200)));
  }
  if (lists.size() == 1) return *lists[0];
  refuse_file({path},
              lists.empty()
                  ? std::string(_("le JSON ne contient pas de liste d'objets"))
                  : fill(_("le JSON contient plusieurs listes d'objets : {}"), shorten(join(keys, ", "), 200)),
              lists.empty() ? _("Attendu : une liste d'objets [ { \"nom\": … }, … ], seule ou dans un objet.")
                            : _("Gardez celle des acteurs, ou nommez-la avec --sheet."));
}

// Paths with dots between their parts. Where two come out the same, the one with the fewest parts, whose keys have the
// dots, keeps the name.
void name_columns(std::vector<std::string>& columns) {
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), 0);
  const auto parts = [&](std::size_t i) { return std::count(columns[i].begin(), columns[i].end(), joint); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return parts(a) < parts(b); });
  std::unordered_set<std::string> taken;
  for (const std::size_t i : order) {
    const std::string name = written(columns[i]);
    columns[i] = name;
    for (int turn = 2; !taken.insert(columns[i]).second; ++turn) columns[i] = name + " (" + std::to_string(turn) + ")";
  }
}

}  // namespace

Table read_json(const std::string& path, std::string_view text, const ExpectedColumns& expected,
                const std::string& list) {
  Handler handler(path, text);
  const TrackedIterator begin(text.data(), handler.position());
  const TrackedIterator end(text.data() + text.size(), handler.position());
  if (!nlohmann::json::sax_parse(begin, end, &handler)) {
    Fault& fault = *handler.fault();
    refuse_file(std::move(fault.place), std::move(fault.message), std::move(fault.advice));
  }

  Candidate& chosen = the_list(path, handler.candidates(), list);
  Table table = std::move(chosen.table);
  table.notes.format = "JSON";
  check_size({path}, table.rows.size(), table.columns.size());
  for (Row& row : table.rows) row.cells.resize(table.columns.size());
  if (chosen.key == geojson_list) flatten_features(table, joint);
  name_columns(table.columns);
  if (!table.rows.empty()) check_columns({path}, table.columns, expected);
  return table;
}

}  // namespace mediamap::tables
