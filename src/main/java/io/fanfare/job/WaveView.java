package io.fanfare.job;

/**
 * A wave as the API shows it.
 *
 * @param wave from 0
 * @param accounts in it
 * @param ended those of which nothing is left
 * @param failed those in which something did not end well
 */
public record WaveView(int wave, int accounts, int ended, int failed, State state) {

  /** Where it is. */
  public enum State {
    /** It waits for the earlier ones. */
    WAITING,
    RUNNING,
    ENDED,
    /** It was ended before it began. */
    NOT_STARTED
  }

  /** A wave of a job. */
  public static WaveView of(JobView job, int wave, int accounts, int ended, int failed) {
    return new WaveView(wave, accounts, ended, failed, state(job, wave, accounts == ended));
  }

  private static State state(JobView job, int wave, boolean isOver) {
    if (wave > job.work().wave()) {
      boolean starts = !job.state().halted() && !job.state().cancelRequested() && !isOver;
      return starts ? State.WAITING : State.NOT_STARTED;
    }
    return isOver ? State.ENDED : State.RUNNING;
  }
}
