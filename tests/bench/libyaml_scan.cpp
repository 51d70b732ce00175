// SPDX-License-Identifier: EUPL-1.2
// The least that reading YAML files can cost: every event of every file, by libyaml, thrown away. Prints their number.
#include <yaml.h>

#include <cstdio>
#include <filesystem>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  unsigned long events = 0;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    if (entry.path().extension() != ".yaml") continue;
    std::FILE* file = std::fopen(entry.path().c_str(), "rb");
    if (file == nullptr) return 1;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_file(&parser, file);
    for (bool more = true; more;) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser, &event) == 0) return 1;
      more = event.type != YAML_STREAM_END_EVENT;
      ++events;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    std::fclose(file);
  }
  std::printf("%lu\n", events);
}
