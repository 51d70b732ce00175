// SPDX-License-Identifier: EUPL-1.2
// Options that several subcommands share, and checks whose messages are French.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap::cli {

// An option that may be given several times, one value each time.
CLI::Option* add_list_option(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                             const std::string& description, const std::string& placeholder);
CLI::Option* add_text_option(CLI::App& app, const std::string& name, std::string& value, const std::string& description,
                             const std::string& placeholder);
// A whole number from 1 on.
CLI::Option* add_number_option(CLI::App& app, const std::string& name, std::optional<int>& value, const std::string& description);
void add_dry_run_option(CLI::App& app, bool& dry_run);

// Only these values, whatever the case and accents (with transform(), the value becomes the listed one); the message
// lists them.
CLI::Validator one_of(std::vector<std::string> values);
CLI::Validator iso_date();
CLI::Validator clock_time();
CLI::Validator non_negative_seconds();

// The family's id, from its id or its name; the text itself when there is no such family.
std::string family_id(const std::string& text, const Taxonomy& taxonomy);

// The same, or UsageError with a suggestion.
std::string require_family(const std::string& text, const Taxonomy& taxonomy);

// The record, or UsageError with a suggestion.
const Actor& require_actor(const Territory& territory, const std::string& id);
const Offer& require_offer(const Territory& territory, const std::string& id);

}  // namespace mediamap::cli
