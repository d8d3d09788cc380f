package io.fanfare.http.exports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of all files of a job, in the order in which they were first seen. Accounts have
 * different custom fields; two columns of one file with the same name stay two.
 */
final class Columns {
  /** The caller's, before those of the files. */
  static final String ACCOUNT = "account_id";

  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();

  /** Adds those of a file that are new. */
  void add(List<String> header) {
    keys(header).forEach(key -> places.computeIfAbsent(key, this::place));
  }

  /** The header of all. */
  List<String> header() {
    List<String> header = new ArrayList<>(List.of(ACCOUNT));
    header.addAll(names);
    return header;
  }

  /** Where each cell of a file with this header belongs, counting the account's as 0. */
  int[] places(List<String> header) {
    return keys(header).stream().mapToInt(key -> places.getOrDefault(key, 0)).toArray();
  }

  private Integer place(String key) {
    names.add(key.substring(key.indexOf(' ') + 1));
    return names.size();
  }

  /** The name with how often it came before. */
  private static List<String> keys(List<String> header) {
    Map<String, Integer> seen = new HashMap<>();
    return header.stream().map(name -> seen.merge(name, 1, Integer::sum) + " " + name).toList();
  }
}
