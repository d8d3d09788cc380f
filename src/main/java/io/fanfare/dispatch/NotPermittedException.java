package io.fanfare.dispatch;

/** The account does not carry any more what the job's caller is limited to. */
final class NotPermittedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotPermittedException() {
    super("The account is outside of what its job may reach", null, false, false);
  }
}
