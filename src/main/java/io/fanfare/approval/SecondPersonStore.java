package io.fanfare.approval;

import io.fanfare.access.Caller;
import io.fanfare.audit.Action;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Remembers who asked first. */
public interface SecondPersonStore {

  /**
   * Whether the caller may approve and somebody else asked for the same within {@code within}: then
   * that is forgotten, and the action is noted as the caller's. If not, the caller is remembered as
   * the first to ask. One transaction.
   */
  Uni<Boolean> isSecond(Caller caller, Request request, Duration within);

  /** Forgets what nobody repeated within {@code within}; answers how many. */
  Uni<Integer> forget(Duration within);

  /**
   * A call that takes two people.
   *
   * @param route what is called, with the ids in its path
   * @param fingerprint of the body: who repeats it must send the same
   */
  record Request(Action action, String subject, String route, String fingerprint) {}
}
