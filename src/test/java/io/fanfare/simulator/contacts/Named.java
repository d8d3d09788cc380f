package io.fanfare.simulator.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A list, a tag or a custom field.
 *
 * @param name unique among its kind
 * @param more further fields of its kind, shown as they are
 */
public record Named(String id, String name, Instant createdAt, Instant updatedAt, ObjectNode more) {

  /** Under another name, with further fields changed. */
  public Named changed(String newName, ObjectNode changes, Instant now) {
    ObjectNode merged = more.deepCopy();
    merged.setAll(changes);
    return new Named(id, newName, createdAt, now, merged);
  }
}
