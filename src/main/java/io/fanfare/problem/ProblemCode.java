package io.fanfare.problem;

import java.util.Locale;

/**
 * The error catalogue. The {@linkplain #code() code} is a promise to callers and is what is stored
 * with a failed activity; status and title may be reworded.
 *
 * <p>400 or 422: a request that is not JSON, has a value of a wrong JSON type or a field nobody
 * knows is 400; one of the right shape that breaks a rule is 422.
 */
public enum ProblemCode {
  INVALID_REQUEST(400, "The request does not have the expected shape"),
  UNAUTHENTICATED(401, "Nobody that is known here asks"),
  FORBIDDEN(403, "The caller may not do this"),
  APPROVAL_REQUIRED(403, "A second person must approve this"),
  SELF_APPROVAL(403, "Nobody approves what they asked for themselves"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "This method is not possible here"),
  NOT_ACCEPTABLE(406, "None of the accepted media types can be answered"),
  CONFLICT(409, "The request contradicts the present state"),
  IDEMPOTENCY_IN_PROGRESS(409, "A request with this idempotency key is still running"),
  NOT_SETTLEABLE(409, "Only an unresolved activity can be settled"),
  NOT_ALLOWED_IN_STATE(409, "Not possible in the present state"),
  UPLOAD_TOO_SLOW(408, "The upload took longer than it may"),
  REQUEST_TOO_SLOW(408, "The request took longer to arrive than it may"),
  REQUEST_GONE(410, "What was asked for then is not kept any more"),
  PAYLOAD_TOO_LARGE(413, "The request is larger than can be sent on"),
  UNSUPPORTED_MEDIA_TYPE(415, "This media type is not accepted here"),
  RULE_VIOLATED(422, "The request breaks a rule of the operation"),
  UNKNOWN_OPERATION(422, "There is no such operation"),
  FORBIDDEN_OPERATION(422, "This operation cannot be run for an account"),
  IDEMPOTENCY_KEY_REUSED(422, "This idempotency key belongs to another request"),
  UNKNOWN_ACCOUNT(422, "An account is not among the managed ones"),
  NAME_NOT_FOUND(422, "A name in the request stands for nothing in the account"),
  NAME_AMBIGUOUS(422, "A name in the request stands for several things in the account"),
  NO_ROWS(422, "No row is left to send again"),
  NO_ACCOUNTS(422, "No account is left to run on"),
  UNKNOWN_UPLOAD(422, "There is no such upload"),
  INLINE_CONTACT_DATA(422, "Contact data must come as an upload here"),
  INTERNAL(500, "Something went wrong on our side"),
  VENDOR_REFUSED(502, "The vendor refused the call"),
  OVERLOADED(503, "Too much is being worked on at once"),
  QUOTA_EXHAUSTED(503, "The quota of the API key is used up for now"),
  STORE_UNAVAILABLE(503, "The store cannot be reached"),
  VENDOR_BUSY(503, "The vendor takes no more for the moment"),
  VENDOR_UNAVAILABLE(503, "The vendor cannot be reached for now"),
  VENDOR_UNANSWERED(504, "The vendor gave no answer");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The stable name: snake_case, never changed once published. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status that this problem is answered with. */
  public int status() {
    return status;
  }

  /** One short sentence for people, the same for every occurrence. */
  public String title() {
    return title;
  }
}
