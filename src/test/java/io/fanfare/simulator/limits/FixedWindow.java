package io.fanfare.simulator.limits;

/** At most the rate in each second of the machine's clock; around its turn twice as many fit. */
public final class FixedWindow implements CallLimit {
  private static final long SECOND = 1_000_000_000L;

  private int rate;
  private long second = Long.MIN_VALUE;
  private int used;

  public FixedWindow(int rate) {
    this.rate = rate;
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public boolean accept(long nanos, int cost) {
    long now = Math.floorDiv(nanos, SECOND);
    used = now == second ? used : 0;
    second = now;
    boolean fits = used + cost <= rate;
    used += fits ? cost : 0;
    return fits;
  }

  @Override
  public void switchTo(int other) {
    rate = other;
  }
}
