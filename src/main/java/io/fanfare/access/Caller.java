package io.fanfare.access;

import java.util.Set;

/**
 * Who asks. The name may be a person's: it is kept with what they asked for and shown to admins,
 * and goes to no log, event, metric or trace.
 *
 * @param name stable for as long as it is the same caller; 1 to {@value #LONGEST} characters
 * @param roles with those that they include
 * @param scope the accounts it is limited to
 */
public record Caller(String name, Set<Role> roles, Scope scope) {
  /** Longest name that is kept. */
  public static final int LONGEST = 255;

  /** Everybody, where access is off. */
  public static final Caller ANYBODY = new Caller("anybody", Set.of(Role.ADMIN), Scope.ALL);

  /**
   * Whoever may write to the topic of job requests: the broker decides who that is, and what they
   * ask for is for all accounts.
   */
  public static final Caller KAFKA = new Caller("kafka", Set.of(Role.OPERATOR), Scope.ALL);

  /** The name that no API key can be given: that of the one in the deployment's settings. */
  public static final String BOOTSTRAP_KEY = "bootstrap";

  private static final Set<String> OWN = Set.of("anybody", "kafka");
  private static final String KEY = "key:";
  private static final String SCHEDULE = "schedule:";

  /** Who shows the key in the deployment's settings. */
  public static final Caller BOOTSTRAP = key(BOOTSTRAP_KEY, Set.of(Role.ADMIN), Scope.ALL);

  /** Adds what the roles include; throws IllegalArgumentException for a name of a wrong length. */
  public Caller {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException("A caller's name has 1 to 255 characters");
    }
    roles = Set.copyOf(Role.withIncluded(roles));
  }

  /** Who shows the API key of that name. */
  public static Caller key(String keyName, Set<Role> roles, Scope scope) {
    return new Caller(KEY + keyName, roles, scope);
  }

  /**
   * Whom a token of the identity provider names; throws IllegalArgumentException for a name that
   * means somebody else here.
   */
  public static Caller token(String subject, Set<Role> roles, Scope scope) {
    if (subject.startsWith(KEY) || subject.startsWith(SCHEDULE) || OWN.contains(subject)) {
      throw new IllegalArgumentException("The subject is a name of our own");
    }
    return new Caller(subject, roles, scope);
  }

  /** A schedule that fires, limited as whoever put it was. */
  public static Caller schedule(String scheduleName, Scope scope) {
    return new Caller(SCHEDULE + scheduleName, Set.of(Role.OPERATOR), scope);
  }

  /** Whether it may do what the role allows. */
  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** The same with no other role than operator, as what it schedules will act. */
  public Caller asOperator() {
    return new Caller(name, Set.of(Role.OPERATOR), scope);
  }
}
