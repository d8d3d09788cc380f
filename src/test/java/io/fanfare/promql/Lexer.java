package io.fanfare.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and signs of an expression; the last is empty. */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([a-zA-Z_][a-zA-Z0-9_]*)|(\\d+[smhd])|(\\d+(?:\\.\\d+)?)"
              + "|(\"[^\"\\\\]*\")|(==|[<>*/(){}\\[\\]=,:]))");

  private final List<String> tokens = new ArrayList<>();
  private int place;

  Lexer(String text) {
    String rest = text.strip();
    Matcher token = TOKEN.matcher(rest);
    int end = 0;
    while (end < rest.length()) {
      if (!token.find(end) || token.start() != end) {
        throw new IllegalArgumentException("Not understood: " + rest.substring(end));
      }
      tokens.add(token.group().strip());
      end = token.end();
    }
    tokens.add("");
  }

  String peek() {
    return tokens.get(place);
  }

  String next() {
    return tokens.get(place++);
  }

  boolean skip(String token) {
    boolean there = peek().equals(token);
    place += there ? 1 : 0;
    return there;
  }

  void expect(String token) {
    String found = next();
    if (!found.equals(token)) {
      throw new IllegalArgumentException("Expected " + token + " but found " + found);
    }
  }
}
