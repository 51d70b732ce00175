// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/diff.hpp"

#include <doctest/doctest.h>

using namespace mediamap;

TEST_CASE("diff: a change with three lines around it") {
  CHECK(unified_diff("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n") ==
        "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
}

TEST_CASE("diff: changes far apart come in hunks of their own") {
  std::string before, after;
  for (int i = 1; i <= 30; ++i) {
    before += std::to_string(i) + "\n";
    if (i != 10) after += std::to_string(i) + "\n";
    if (i == 25) after += "neuf\n";
  }
  CHECK(unified_diff("f", before, after) ==
        "--- a/f\n+++ b/f\n@@ -7,7 +7,6 @@\n 7\n 8\n 9\n-10\n 11\n 12\n 13\n@@ -23,6 +22,7 @@\n 23\n 24\n 25\n+neuf\n "
        "26\n 27\n 28\n");
}

TEST_CASE("diff: files that appear and disappear") {
  CHECK(unified_diff("f", {}, "a\nb\n") == "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  CHECK(unified_diff("f", "a\n", {}) == "--- a/f\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n");
  CHECK(unified_diff("f", "a\n", "") == "--- a/f\n+++ b/f\n@@ -1,1 +0,0 @@\n-a\n");
}

TEST_CASE("diff: the end of a file without newline is told as git tells it") {
  CHECK(unified_diff("f", "a\nb", "a\nc\n") ==
        "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n");
  CHECK(unified_diff("f", "a\nb\n", "a\nc") ==
        "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n");
  CHECK(unified_diff("f", "a\nb", "a\nb\n") ==
        "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
  CHECK(unified_diff("f", "x\nb", "y\nb") ==
        "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-x\n+y\n b\n\\ No newline at end of file\n");
}
