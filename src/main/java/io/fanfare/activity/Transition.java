package io.fanfare.activity;

import io.fanfare.event.Event;
import java.util.List;

/**
 * One step of one activity, to be kept in one transaction with the events that tell of it.
 *
 * @param from as it was read; the step is lost when the store's version has moved on
 * @param effects what it leaves behind besides the state
 */
public record Transition(
    Activity from, ActivityState to, List<Event> events, Activity.Effects effects) {

  /** The same step with what it leaves behind. */
  public Transition with(Activity.Effects more) {
    return new Transition(from, to, events, more);
  }
}
