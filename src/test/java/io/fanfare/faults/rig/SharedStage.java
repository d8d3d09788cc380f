package io.fanfare.faults.rig;

/**
 * One stage for all faults that leave it usable, kept for the JVM's life, since starting everything
 * takes longer than most faults.
 */
public final class SharedStage {
  /** Calls a second that the vendor allows. */
  public static final int RATE = 40;

  private static final int ACCOUNTS = 1_100;

  private SharedStage() {}

  /** The stage with every disturbance over. */
  public static FaultStage calm() {
    Holder.STAGE.calm();
    return Holder.STAGE;
  }

  private static final class Holder {
    private static final FaultStage STAGE =
        FaultStage.open(
            Work.vendor(Math.max(ACCOUNTS, Numbers.accounts(0)), RATE), QuickTimes.with(RATE));
  }
}
