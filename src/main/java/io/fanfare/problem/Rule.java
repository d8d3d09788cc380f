package io.fanfare.problem;

import java.util.Locale;

/**
 * The rules a request can break, by the stable word that callers see in {@link Violation}. Declared
 * gravest first: the gravest one broken decides which {@link ProblemCode} the request gets.
 */
public enum Rule {
  /** Not JSON, or more than one reading of it is possible. */
  JSON(ProblemCode.INVALID_REQUEST),
  /** A value has another JSON type than the field takes. */
  TYPE(ProblemCode.INVALID_REQUEST),
  /** A field that the operation does not have. */
  UNKNOWN_FIELD(ProblemCode.INVALID_REQUEST),
  /** The vendor's partner endpoints are never called inside the envelope. */
  FORBIDDEN_PATH(ProblemCode.FORBIDDEN_OPERATION),
  /** A column that an import does not have, or has already. */
  UNKNOWN_COLUMN(ProblemCode.RULE_VIOLATED),
  /** No operation of the catalogue has this name, or this method and path template. */
  UNKNOWN_OPERATION(ProblemCode.UNKNOWN_OPERATION),
  /** A path with its values filled in where the template is wanted. */
  USE_TEMPLATE(ProblemCode.UNKNOWN_OPERATION),
  /** The operation exists but is reached another way. */
  UNSUPPORTED(ProblemCode.FORBIDDEN_OPERATION),
  /** No upload has this id, or none that the caller may name. */
  UNKNOWN_UPLOAD(ProblemCode.UNKNOWN_UPLOAD),
  /** More bytes than fit into one call. */
  MAX_BYTES(ProblemCode.PAYLOAD_TOO_LARGE),
  REQUIRED(ProblemCode.RULE_VIOLATED),
  REQUIRED_WITH(ProblemCode.RULE_VIOLATED),
  EXACTLY_ONE_OF(ProblemCode.RULE_VIOLATED),
  AT_LEAST_ONE_OF(ProblemCode.RULE_VIOLATED),
  NOT_ALLOWED_WITH(ProblemCode.RULE_VIOLATED),
  NOT_ALLOWED(ProblemCode.RULE_VIOLATED),
  MAX_ITEMS(ProblemCode.RULE_VIOLATED),
  MIN_ITEMS(ProblemCode.RULE_VIOLATED),
  MAX_LENGTH(ProblemCode.RULE_VIOLATED),
  MINIMUM(ProblemCode.RULE_VIOLATED),
  MAXIMUM(ProblemCode.RULE_VIOLATED),
  FORMAT(ProblemCode.RULE_VIOLATED),
  ENUM(ProblemCode.RULE_VIOLATED),
  FORBIDDEN_HEADER(ProblemCode.RULE_VIOLATED),
  /** A schedule without a single firing. */
  NEVER_FIRES(ProblemCode.RULE_VIOLATED),
  /** A schedule whose firings are closer than the deployment allows. */
  TOO_OFTEN(ProblemCode.RULE_VIOLATED),
  /** An address at which the deployment fetches nothing. */
  FORBIDDEN_HOST(ProblemCode.RULE_VIOLATED);

  private final ProblemCode problem;

  Rule(ProblemCode problem) {
    this.problem = problem;
  }

  /** The stable word: snake_case, never changed once published. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The problem that a request has when this is the gravest rule that it breaks. */
  ProblemCode problem() {
    return problem;
  }
}
