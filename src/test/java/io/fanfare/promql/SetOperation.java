package io.fanfare.promql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code and}, {@code or}: by equal labels, or, {@code onNothing}, whatever the labels are.
 *
 * @param onNothing {@code on ()}
 */
record SetOperation(String operator, boolean onNothing, Expression left, Expression right)
    implements Expression {
  @Override
  public List<Sample> at(Scrapes scrapes, double time) {
    List<Sample> ours = left.at(scrapes, time);
    List<Sample> theirs = right.at(scrapes, time);
    if (operator.equals("and")) {
      Set<Labels> there = keys(theirs);
      return ours.stream().filter(sample -> there.contains(key(sample))).toList();
    }
    Set<Labels> there = keys(ours);
    return Stream.concat(
            ours.stream(), theirs.stream().filter(sample -> !there.contains(key(sample))))
        .toList();
  }

  private Set<Labels> keys(List<Sample> samples) {
    return samples.stream().map(this::key).collect(Collectors.toCollection(HashSet::new));
  }

  private Labels key(Sample sample) {
    return onNothing ? Labels.NONE : sample.labels();
  }
}
