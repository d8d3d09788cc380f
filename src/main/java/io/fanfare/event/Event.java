package io.fanfare.event;

import java.util.Map;

/**
 * One thing that happened, ready to be kept in the outbox.
 *
 * @param id the same for the same transition of the same thing, however often it is told: consumers
 *     drop duplicates by source and id
 * @param type CloudEvents type, {@code io.fanfare.<thing>.<what>.v1}
 * @param subject the account id or the job id
 * @param key what order is kept by: the account id or the job id
 * @param data JSON members in snake_case; ids, counters, times and reasons, never personal data
 */
public record Event(
    String id, Topic topic, String type, String subject, String key, Map<String, Object> data) {

  public Event {
    data = Map.copyOf(data);
  }
}
