package io.fanfare.operation;

/** A named text: a path parameter, a query parameter or a header. Printing it hides the value. */
public record NameValue(String name, String value) {

  @Override
  public String toString() {
    return name + "=***";
  }
}
