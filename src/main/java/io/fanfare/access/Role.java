package io.fanfare.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a caller may do. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Submits and controls jobs, and reads. */
  OPERATOR,
  /** Approves what an operator submitted, and reads; submits nothing. */
  APPROVER,
  /** All of it, and who else may do what. */
  ADMIN;

  /** The stable name in tokens, keys and documents: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name, in any case; empty where it is none of ours. */
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** These roles and every one that they include. */
  public static Set<Role> withIncluded(Collection<Role> roles) {
    Set<Role> all = EnumSet.noneOf(Role.class);
    roles.forEach(role -> all.addAll(role.included()));
    return all;
  }

  private Set<Role> included() {
    return this == ADMIN ? EnumSet.allOf(Role.class) : EnumSet.of(this, VIEWER);
  }
}
