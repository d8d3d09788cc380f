package io.fanfare.operation;

import com.fasterxml.jackson.databind.JsonNode;

/** A request that is just within the rules. */
public record GoodRequest(String name, String operation, JsonNode request) {

  @Override
  public String toString() {
    return operation + ": " + name;
  }
}
