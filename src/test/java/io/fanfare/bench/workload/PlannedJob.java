package io.fanfare.bench.workload;

import java.time.Duration;

/**
 * One import for some accounts.
 *
 * @param number from 0; jobs of different numbers import different contacts
 * @param arrives after the beginning
 * @param first index of its first account in the directory
 * @param accounts how many accounts, one activity each
 * @param contacts that each account gets
 */
public record PlannedJob(int number, Duration arrives, int first, int accounts, int contacts) {

  /** The address of the {@code index}-th contact. */
  public String email(int index) {
    return "bench%d-%d@example.com".formatted(number, index);
  }
}
