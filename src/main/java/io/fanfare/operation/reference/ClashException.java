package io.fanfare.operation.reference;

/** Two columns of a row turned out to be the same custom field of the account. */
public final class ClashException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClashException() {
    super("Two columns are the same custom field", null, false, false);
  }
}
