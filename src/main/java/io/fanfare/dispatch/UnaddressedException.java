package io.fanfare.dispatch;

/** A name in a request is not known at present; it is being looked up. */
final class UnaddressedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnaddressedException() {
    super("A name in the request is not known at present", null, false, false);
  }
}
