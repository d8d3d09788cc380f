package io.fanfare.job;

/**
 * How far a job got, in activities.
 *
 * @param remaining not ended yet
 */
public record JobProgress(
    long total,
    long remaining,
    long completed,
    long failed,
    long timedOut,
    long cancelled,
    Others others) {

  /**
   * The rarer ends, and what waits for a person.
   *
   * @param needsAttention ambiguous activities
   */
  public record Others(long rejected, long untraceable, long needsAttention) {}
}
