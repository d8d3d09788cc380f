package io.fanfare.promql;

import java.util.List;
import java.util.Map;

/** The series of one metric whose labels have the wanted values. */
record Selector(String name, Map<String, String> labels) implements Expression {
  @Override
  public List<Sample> at(Scrapes scrapes, double time) {
    return scrapes.at(name, labels, time);
  }
}
