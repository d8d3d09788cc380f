package io.fanfare.promql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads an expression, weaker operators first: or, and, comparisons, {@code * /}. */
final class Parser {
  private static final Set<String> AGGREGATIONS = Set.of("max", "sum");
  private static final Set<String> OVER_TIME = Set.of("rate", "increase", "min_over_time");
  private static final Map<String, Integer> UNITS = Map.of("s", 1, "m", 60, "h", 3600, "d", 86400);

  private final Lexer words;

  Parser(String text) {
    words = new Lexer(text);
  }

  Expression parse() {
    Expression all = or();
    words.expect("");
    return all;
  }

  private Expression or() {
    Expression left = and();
    while (words.skip("or")) {
      left = new SetOperation("or", onNothing(), left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = comparison();
    while (words.skip("and")) {
      left = new SetOperation("and", onNothing(), left, comparison());
    }
    return left;
  }

  private boolean onNothing() {
    boolean on = words.skip("on");
    if (on) {
      words.expect("(");
      words.expect(")");
    }
    return on;
  }

  private Expression comparison() {
    Expression left = product();
    while (List.of("<", ">", "==").contains(words.peek())) {
      left = new Comparison(words.next(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = operand();
    while (List.of("*", "/").contains(words.peek())) {
      left = new Arithmetic(words.next(), left, operand());
    }
    return left;
  }

  private Expression operand() {
    String word = words.next();
    if (word.equals("(")) {
      return closed(or());
    }
    if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
      return new Expression.Number(Double.parseDouble(word));
    }
    if (!words.peek().equals("(")) {
      return selector(word);
    }
    words.expect("(");
    return call(word);
  }

  private Expression call(String function) {
    if (AGGREGATIONS.contains(function)) {
      return new Aggregate(function, closed(or()));
    }
    if (OVER_TIME.contains(function)) {
      Ranged range = ranged(operand());
      words.expect(")");
      return new Call.OverTime(function, range);
    }
    return switch (function) {
      case "absent" -> new Call.Absent(closed(or()));
      case "vector" -> new Call.Vector(closed(or()));
      default -> throw new IllegalArgumentException("Unknown function " + function);
    };
  }

  private Expression closed(Expression inner) {
    words.expect(")");
    return inner;
  }

  private Ranged ranged(Expression of) {
    words.expect("[");
    double seconds = duration(words.next());
    if (words.skip(":")) {
      double step = duration(words.next());
      words.expect("]");
      return new Ranged.Subquery(of, seconds, step);
    }
    words.expect("]");
    return new Ranged.Plain((Selector) of, seconds);
  }

  private Selector selector(String name) {
    if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
      throw new IllegalArgumentException("Expected a metric but found '" + name + "'");
    }
    Map<String, String> labels = new TreeMap<>();
    if (words.skip("{")) {
      do {
        String label = words.next();
        words.expect("=");
        String value = words.next();
        labels.put(label, value.substring(1, value.length() - 1));
      } while (words.skip(","));
      words.expect("}");
    }
    return new Selector(name, labels);
  }

  /** Seconds of {@code 30s}, {@code 5m}, {@code 1h}. */
  static double duration(String text) {
    Integer unit = UNITS.get(text.substring(text.length() - 1));
    if (unit == null) {
      throw new IllegalArgumentException("Not a duration: " + text);
    }
    return Double.parseDouble(text.substring(0, text.length() - 1)) * unit;
  }
}
