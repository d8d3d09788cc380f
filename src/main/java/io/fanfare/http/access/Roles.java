package io.fanfare.http.access;

/**
 * The words of {@link io.fanfare.access.Role} for annotations. Every resource method has one: a
 * method without any lets nobody in.
 */
public final class Roles {
  public static final String VIEWER = "viewer";
  public static final String OPERATOR = "operator";
  public static final String APPROVER = "approver";
  public static final String ADMIN = "admin";

  private Roles() {}
}
