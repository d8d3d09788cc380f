package io.fanfare.bench.party;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who can do the work. */
public interface Party {
  /** Short, for {@code -Dbench.parties} and the head of a column. */
  String name();

  /** Why it cannot take part on this machine; empty when it can. */
  Optional<String> hindrance();

  /** Files that its user writes and keeps, for the count of lines. */
  List<Path> glue();

  /** Starts it and returns when it waits for the beginning. */
  Effort prepare(Stage stage);

  /** One go at the work. Closing ends it, finished or not. */
  interface Effort extends AutoCloseable {
    /** Lets it begin; returns at once. */
    void begin();

    /** Whether nothing more will come. */
    boolean isOver();

    /** How many different activities it knows to be completed. */
    long progress();

    /** Every completion it knows of, each once, in the order in which it heard of them. */
    List<Known> completions();

    /** By name, the first process of each part whose cost is its cost. */
    Map<String, ProcessHandle> processes();

    @Override
    void close();
  }
}
