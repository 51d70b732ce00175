// SPDX-License-Identifier: EUPL-1.2
// What can go wrong, as values: a Fault says where, what, and what to do. An Error carries the faults of one run.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mediamap {

// Line and column count from 1, in characters; 0 means unknown and is not printed.
struct Place {
  std::string path;
  int line = 0;
  int column = 0;

  std::string str() const;  // "acteurs/x.yaml:3:9"
  auto operator<=>(const Place&) const = default;
};

struct Fault {
  Place place;
  std::string message;
  std::string advice;

  std::string str() const;  // "path:line:column: message", the advice on a line of its own behind an arrow
};

// The exit codes of the program.
enum class Exit { done = 0, found = 1, usage = 2, data = 3, system = 4 };

class Error : public std::runtime_error {
 public:
  Error(Exit code, std::vector<Fault> faults);

  Exit code() const { return code_; }
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  Exit code_;
  std::vector<Fault> faults_;
};

// The command line asks for something that does not exist or makes no sense.
struct UsageError : Error {
  explicit UsageError(std::string message, std::string advice = {});
  explicit UsageError(std::vector<Fault> faults) : Error(Exit::usage, std::move(faults)) {}
};

// A file of the territory, or a file received, is wrong.
struct DataError : Error {
  explicit DataError(std::vector<Fault> faults) : Error(Exit::data, std::move(faults)) {}
  explicit DataError(Fault fault) : DataError(std::vector{std::move(fault)}) {}
};

// The system refused: disk, permissions, lock.
struct SystemError : Error {
  explicit SystemError(Fault fault) : Error(Exit::system, {std::move(fault)}) {}
};

// The French words for an errno value ("disque plein", "accès refusé", …).
std::string describe_errno(int error);

}  // namespace mediamap
