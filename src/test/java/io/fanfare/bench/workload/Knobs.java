package io.fanfare.bench.workload;

import io.fanfare.sandbox.SandboxFailure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;

/**
 * The {@code bench.*} properties. One that is absent or empty leaves the workload's own value; one
 * that is no number from 0 on is a {@link SandboxFailure}.
 */
public record Knobs(Properties properties) {

  /** Which workload, W1 unless told otherwise. */
  public String workload() {
    return text("bench", "W1");
  }

  /** Names of parties, with commas between them. */
  public List<String> parties(String own) {
    return List.of(text("bench.parties", own).split(","));
  }

  public int accounts(int own) {
    return (int) number("accounts").orElse(own);
  }

  public int activities(int own) {
    return (int) number("activities").orElse(own);
  }

  public int concurrency(int own) {
    return (int) number("concurrency").orElse(own);
  }

  public int rate(int own) {
    return (int) number("rate").orElse(own);
  }

  public double warp() {
    return Math.max(1, number("warp").orElse(1));
  }

  public long seed() {
    return (long) number("seed").orElse(1);
  }

  public long oneWayMillis() {
    return (long) number("one-way-ms").orElse(0);
  }

  public long jitterMillis() {
    return (long) number("jitter-ms").orElse(0);
  }

  public long limitSeconds(long own) {
    return (long) number("limit").orElse((double) own);
  }

  private OptionalDouble number(String name) {
    String text = text("bench." + name, "");
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!text.matches("\\d{1,9}(\\.\\d+)?")) {
      throw new SandboxFailure("-Dbench.%s=%s is not a number from 0 on".formatted(name, text));
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  private String text(String name, String byDefault) {
    String text = properties.getProperty(name, "").strip();
    return text.isEmpty() ? byDefault : text;
  }
}
