package io.fanfare.documents;

import java.util.List;
import java.util.Set;

/**
 * One block of commands of a page.
 *
 * @param page the page's path, as it is given to a reader
 * @param line number of its first line in the page, from 1
 * @param heading the nearest heading above it
 * @param text the commands
 * @param where what a test needs to run it
 * @param refusals statuses of 400 and more that it is there to show, each at least once
 * @param shows texts that must be in what it prints
 */
public record Block(
    String page,
    int line,
    String heading,
    String text,
    Where where,
    Set<Integer> refusals,
    List<String> shows) {

  /** Where a block's commands work. */
  public enum Where {
    /** Beside the sandbox. */
    SANDBOX,
    /** Beside services that are guarded as in production; its info string says so. */
    PRODUCTION,
    /** Nowhere that a test could be; its info string says {@code not-run}. */
    NOWHERE
  }

  /** Whether it belongs to the sandbox, as most do. */
  public boolean runs() {
    return where == Where.SANDBOX;
  }

  /** Where to find it. */
  public String title() {
    return "%s:%d %s".formatted(page, line, heading);
  }

  @Override
  public String toString() {
    return title();
  }
}
