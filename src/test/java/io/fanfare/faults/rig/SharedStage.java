package io.fanfare.faults.rig;

/**
 * One stage for all faults that leave it usable, kept for the JVM's life, since starting everything
 * takes longer than most faults.
 */
public final class SharedStage {
  /** Calls a second that the vendor allows. */
  public static final int RATE = 40;

  private static final int ACCOUNTS = 1_000;

  private SharedStage() {}

  /** The stage with every disturbance over and {@code n} replicas that are ready. */
  public static FaultStage calm(int n) {
    FaultStage stage = Holder.STAGE;
    stage.calm(n);
    return stage;
  }

  private static final class Holder {
    private static final FaultStage STAGE =
        FaultStage.open(
            Work.vendor(Numbers.accounts(ACCOUNTS), RATE), QuickTimes.with(RATE));
  }
}
