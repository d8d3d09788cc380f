package io.fanfare.operation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request that must be refused without a call.
 *
 * @param field where one of its violations must be
 * @param rule which rule that violation must name
 */
public record BadRequest(
    String name, String operation, JsonNode request, String field, String rule) {

  @Override
  public String toString() {
    return operation + ": " + name + " -> " + rule + " at " + field;
  }
}
