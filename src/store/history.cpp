// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/history.hpp"

#include <algorithm>
#include <set>
#include <optional>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/git.hpp"
#include "mediamap/store/record.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {
namespace {

// What git has to say, once it has said that it follows the folder.
std::string told(const fs::path& root, const std::vector<std::string>& words, std::string_view input = {}) {
  if (auto answer = ask_git(root, words, input)) return std::move(*answer);
  throw SystemError(Fault{{root.string()}, _("git ne rend pas l'historique de ce dossier"), _("Vérifiez le dépôt : git fsck")});
}

// Not "^<object>", as git says it for what is to be left out.
bool is_object(const std::string& text) {
  return (text.size() == 40 || text.size() == 64) && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void require_repository(const fs::path& root) {
  if (ask_git(root, {"rev-parse", "--is-inside-work-tree"}).value_or("") != "true\n") {
    throw UsageError(_("--since : git ne suit pas ce dossier, ou refuse de le lire"),
                     _("Voyez ce qu'il en dit : git status. Sans historique encore : git init, git add ., git commit"));
  }
  if (!ask_git(root, {"rev-parse", "--verify", "--quiet", "HEAD"})) {
    throw UsageError(_("--since : git n'a encore aucune version de ce dossier"), _("Enregistrez-en une : git add ., git commit"));
  }
}

// Empty when the history begins later.
std::string commit_before(const fs::path& root, const std::string& date) {
  if (date > today()) throw UsageError(fill(_("--since : le {} n'est pas encore venu"), short_date(date)), _("Donnez un jour passé, ou une version : git log --oneline"));
  // What a merge brought in was not there before the merge.
  return trim(told(root, {"rev-list", "-1", "--first-parent", "--before=" + date + "T00:00:00", "HEAD"}));
}

std::string commit_of(const fs::path& root, const std::string& revision) {
  const auto commit = ask_git(root, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit || !is_object(trim(*commit))) {
    throw UsageError(fill(_("--since : « {} » n'est ni une date ni une version que git connaît"), revision),
                     _("Donnez une date (2026-09-01), ou une version : git log --oneline, git tag"));
  }
  return trim(*commit);
}

struct Blob {
  std::string offer;  // id
  std::string object;
};

std::vector<Blob> offers_of(const fs::path& root, const std::string& commit) {
  std::vector<Blob> blobs;
  if (commit.empty()) return blobs;
  // <mode> blob <object>\t<path>, each ended by a zero byte; paths are relative to the folder.
  for (const std::string& entry : split(told(root, {"ls-tree", "-z", commit, "offres/"}), '\0')) {
    const auto tab = entry.find('\t');
    const std::vector<std::string> head = split(entry.substr(0, tab), ' ');
    if (tab == std::string::npos || head.size() != 3 || head[1] != "blob") continue;
    const fs::path path = entry.substr(tab + 1);
    if (path.extension() == ".yaml" && is_safe_id(path.stem().string())) blobs.push_back({path.stem().string(), head[2]});
  }
  return blobs;
}

// The objects' bytes, in the order of the blobs.
std::vector<std::string> texts_of(const fs::path& root, const std::vector<Blob>& blobs) {
  std::string asked;
  for (const Blob& blob : blobs) asked += blob.object + "\n";
  const std::string all = blobs.empty() ? std::string() : told(root, {"cat-file", "--batch"}, asked);
  std::vector<std::string> texts;
  std::size_t at = 0;
  while (texts.size() < blobs.size()) {
    // <object> blob <size>\n<bytes>\n
    const auto line = all.find('\n', at);
    const std::vector<std::string> head = split(all.substr(at, line - at), ' ');
    if (line == std::string::npos || head.size() != 3) {
      throw SystemError(Fault{{"offres"}, _("git ne rend pas une fiche de son historique"), _("Vérifiez le dépôt : git fsck")});
    }
    const std::size_t size = std::stoull(head[2]);
    texts.push_back(all.substr(line + 1, size));
    at = line + 1 + size + 1;
  }
  return texts;
}

class Comparison {
 public:
  Comparison(const Project& project, const Territory& territory) : project_(project), territory_(territory) {}

  PastChanges run(const std::string& commit) {
    const std::vector<Blob> blobs = offers_of(project_.root(), commit);
    const std::vector<std::string> texts = texts_of(project_.root(), blobs);
    std::set<std::string_view> known;
    for (std::size_t i = 0; i < blobs.size(); ++i) {
      known.insert(blobs[i].offer);
      compare(blobs[i].offer, texts[i]);
    }
    for (const Offer& offer : territory_.offres) {
      if (!known.contains(offer.id)) past_.changes.added.push_back(offer.id);
    }
    if (!unreadable_.empty()) {
      past_.remarks.push_back({{}, fill(_("{} : {}"), count_of(unreadable_.size(), N_("{} fiche d'alors ne se lit plus"), N_("{} fiches d'alors ne se lisent plus")), join(unreadable_, ", ")),
                               _("Elles sont dites modifiées, ou retirées sous leur seul identifiant.")});
    }
    return std::move(past_);
  }

 private:
  void compare(const std::string& id, const std::string& text) {
    const fs::path path = record_path<Offer>(id);
    const Offer* now = territory_.offer(id);
    if (now != nullptr && project_.read(path) == text) return;
    std::vector<Fault> faults;
    Offer before;
    const YamlDocument document = document_of(project_.shown(path), text, "offre", faults);
    if (faults.empty()) before = from_json<Offer>(document.json());
    before.id = id;
    if (!faults.empty()) unreadable_.push_back(id);
    if (now == nullptr) past_.changes.removed.push_back(std::move(before));
    else if (*now != before) past_.changes.changed.push_back(id);
  }

  const Project& project_;
  const Territory& territory_;
  PastChanges past_;
  std::vector<std::string> unreadable_;
};

}  // namespace

PastChanges changes_since(const Project& project, const Territory& territory, const std::string& since) {
  const fs::path& root = project.root();
  require_repository(root);
  const bool is_day = is_date(since);
  const std::string commit = is_day ? commit_before(root, since) : commit_of(root, since);
  PastChanges past = Comparison(project, territory).run(commit);
  const bool is_all_new = !territory.offres.empty() && past.changes.added.size() == territory.offres.size();
  if (!commit.empty() && is_all_new && past.changes.removed.empty()) {
    past.remarks.push_back({{}, _("git n'a aucune offre de ce dossier à ce moment-là : toutes sont dites nouvelles"),
                            _("Le dossier existait-il, sous ce nom ? git log --oneline -- offres")});
  }
  if (is_day) {
    past.changes.since = fill(_("le {}"), short_date(since));
    if (commit.empty()) {
      past.remarks.push_back({{}, fill(_("l'historique de git ne remonte pas avant le {} : toutes les offres sont dites nouvelles"), short_date(since)),
                              _("Donnez un jour plus proche, ou une version : git log --oneline")});
    }
  } else {
    const std::string day = trim(told(root, {"show", "-s", "--format=%cs", commit}));
    past.changes.since = fill(_("{} ({})"), since, short_date(day));
  }
  return past;
}

}  // namespace mediamap::store
