// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/record_bytes.hpp"

#include <bit>
#include <concepts>
#include <type_traits>

#include "mediamap/base/hash.hpp"

namespace mediamap::store {
namespace {

// Raise it when members() changes, or what the files' values become in a record.
constexpr std::uint64_t layout = 4;

template <class T, class Record>
concept Is = std::same_as<std::remove_const_t<T>, Record>;

template <class T>
concept HasFields = requires { fields<std::remove_const_t<T>>(); };

// Writing and reading walk the same members: `stream` is a Writer or a Reader.
template <class Stream, HasFields Record>
void table(Stream& stream, Record& record) {
  for (const auto& field : fields<std::remove_const_t<Record>>()) {
    std::visit([&](auto member) { stream(record.*member); }, field.member);
  }
}

void members(auto& stream, Is<Actor> auto& actor) {
  table(stream, actor);
  stream(actor.a_completer);
  stream(actor.provenance);
}
void members(auto& stream, Is<Doubt> auto& doubt) { table(stream, doubt); }
void members(auto& stream, Is<Provenance> auto& origin) { table(stream, origin); }
void members(auto& stream, Is<Offer> auto& offer) {
  table(stream, offer);
  stream(offer.a_completer);
}
void members(auto& stream, Is<Workshop> auto& workshop) {
  table(stream, workshop);
  stream(workshop.etapes);
  stream(workshop.panel);
}
void members(auto& stream, Is<SavedPanel> auto& panel) {
  table(stream, panel);
  stream(panel.membres);
}
void members(auto& stream, Is<PanelMember> auto& member) { table(stream, member); }
void members(auto& stream, Is<WorkshopStep> auto& step) {
  stream(step.titre);
  stream(step.minutes);
  stream(step.objectif);
  stream(step.consigne);
  stream(step.materiel);
}
void members(auto& stream, Is<Bilan> auto& bilan) {
  table(stream, bilan);
  stream(bilan.retours_a_chaud);
  stream(bilan.constats);
  stream(bilan.hypotheses);
  stream(bilan.hypotheses_a_verifier);
}
void members(auto& stream, Is<BilanEntry> auto& entry) { table(stream, entry); }
void members(auto& stream, Is<Taxonomy> auto& taxonomy) { stream(taxonomy.familles); }
void members(auto& stream, Is<Family> auto& family) {
  stream(family.id);
  stream(family.nom);
  stream(family.couleur);
  stream(family.thematiques);
}
void members(auto& stream, Is<Thematic> auto& thematic) {
  stream(thematic.id);
  stream(thematic.nom);
  stream(thematic.services);
  stream(thematic.attendue);
  stream(thematic.seuil);
}
void members(auto& stream, Is<Commune> auto& commune) {
  stream(commune.code);
  stream(commune.nom);
  stream(commune.codes_postaux);
  stream(commune.population);
  stream(commune.latitude);
  stream(commune.longitude);
  stream(commune.secteur);
}
void members(auto& stream, Is<Territory> auto& territory) {
  stream(territory.nom);
  stream(territory.type);
  stream(territory.siren);
  stream(territory.titre_carte);
  stream(territory.papier);
  stream(territory.panel);
  stream(territory.disposition);
}
void members(auto& stream, Is<MapDisposition> auto& disposition) {
  stream(disposition.sens);
  stream(disposition.colonnes);
  stream(disposition.gauche);
  stream(disposition.droite);
}
void members(auto& stream, Is<PanelSettings> auto& settings) {
  stream(settings.dimensions);
  stream(settings.cibles);
}
void members(auto& stream, Is<PanelTarget> auto& target) {
  stream(target.dimension);
  stream(target.categorie);
  stream(target.places);
}

class Writer {
 public:
  std::string out;

  void operator()(const std::string& text) { append_text(out, text); }
  void operator()(bool value) { out.push_back(value ? 1 : 0); }
  void operator()(int value) { append_number(out, static_cast<std::uint32_t>(value)); }
  void operator()(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) out.push_back(static_cast<char>(bits >> shift));
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <class T>
  void operator()(const std::vector<T>& list) {
    append_number(out, list.size());
    for (const T& item : list) (*this)(item);
  }
  template <class T>
  void operator()(const T& record) {
    members(*this, record);
  }
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool is_done() const { return bytes_.good() && bytes_.at_end(); }

  void operator()(std::string& text) { text = bytes_.text(); }
  void operator()(bool& value) { value = bytes_.take(1) == "\1"; }
  void operator()(int& value) { value = static_cast<int>(static_cast<std::uint32_t>(bytes_.number())); }
  void operator()(double& value) {
    std::uint64_t bits = 0;
    int shift = 0;
    for (const char byte : bytes_.take(8)) {
      bits |= std::uint64_t{static_cast<unsigned char>(byte)} << shift;
      shift += 8;
    }
    value = std::bit_cast<double>(bits);
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    bool there = false;
    (*this)(there);
    if (there) (*this)(value.emplace());
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    // Not reserved: a damaged count must not take all of the memory.
    for (std::uint64_t count = bytes_.number(); count > 0 && bytes_.good(); --count) (*this)(list.emplace_back());
  }
  template <class T>
  void operator()(T& record) {
    members(*this, record);
  }

 private:
  BytesReader bytes_;
};

template <class... Records>
void hash_keys(std::string& all) {
  const auto hash_one = [&all](const auto& table) {
    for (const auto& field : table) append_text(all, field.key);
  };
  (hash_one(fields<Records>()), ...);
}

// Of records without a table: a new member makes them grow, unless it fits into a gap.
template <class... Records>
void hash_sizes(std::string& all) {
  (append_number(all, sizeof(Records)), ...);
}

}  // namespace

template <class Record>
std::string to_bytes(const Record& record) {
  Writer writer;
  writer(record);
  return std::move(writer.out);
}

template <class Record>
std::optional<Record> from_bytes(std::string_view bytes) {
  Reader reader(bytes);
  std::optional<Record> record(std::in_place);
  reader(*record);
  if (!reader.is_done()) record.reset();
  return record;
}

template std::string to_bytes(const Actor&);
template std::string to_bytes(const Offer&);
template std::string to_bytes(const Workshop&);
template std::string to_bytes(const Bilan&);
template std::string to_bytes(const Taxonomy&);
template std::string to_bytes(const std::vector<Commune>&);
template std::string to_bytes(const Territory&);
template std::optional<Actor> from_bytes(std::string_view);
template std::optional<Offer> from_bytes(std::string_view);
template std::optional<Workshop> from_bytes(std::string_view);
template std::optional<Bilan> from_bytes(std::string_view);
template std::optional<Taxonomy> from_bytes(std::string_view);
template std::optional<std::vector<Commune>> from_bytes(std::string_view);
template std::optional<Territory> from_bytes(std::string_view);

std::uint64_t bytes_layout() {
  std::string all;
  append_number(all, layout);
  hash_keys<Actor, Doubt, Provenance, Offer, Workshop, SavedPanel, PanelMember, Bilan, BilanEntry>(all);
  hash_sizes<WorkshopStep, Taxonomy, Family, Thematic, Commune, Territory, MapDisposition, PanelSettings, PanelTarget>(all);
  return fnv1a_64(all);
}

void append_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>(number | 0x80));
  out.push_back(static_cast<char>(number));
}

void append_text(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

std::uint64_t BytesReader::number() {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::string_view next = take(1);
    if (next.empty()) return 0;
    const auto byte = static_cast<unsigned char>(next.front());
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number;
  }
  good_ = false;
  return 0;
}

std::string_view BytesReader::text() {
  const std::uint64_t size = number();
  return take(size);
}

std::string_view BytesReader::take(std::size_t count) {
  if (!good_ || count > left_.size()) {
    good_ = false;
    return {};
  }
  const std::string_view taken = left_.substr(0, count);
  left_.remove_prefix(count);
  return taken;
}

}  // namespace mediamap::store
