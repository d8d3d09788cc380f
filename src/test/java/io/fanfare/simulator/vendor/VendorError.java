package io.fanfare.simulator.vendor;

/** Ends a call early with the reply it carries. */
public final class VendorError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  public VendorError(Reply reply) {
    super("answered " + reply.status(), null, false, false);
    this.reply = reply;
  }

  public Reply reply() {
    return reply;
  }
}
