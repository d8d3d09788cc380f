package io.fanfare.sandbox;

/**
 * Something a person can put right: the message says what is wrong and what to do next, and is
 * shown without a stack trace.
 */
public final class SandboxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SandboxFailure(String message) {
    super(message);
  }

  public SandboxFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
