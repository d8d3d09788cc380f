package io.fanfare.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.operation.reference.Match;
import io.fanfare.operation.reference.Reference;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The inner body as text, and whether a call with it fits. */
final class Payload {

  /**
   * The most bytes that an outer body may have. The vendor says 4 MB and neither which of the two
   * bodies is meant nor how much a MB is; this reading is within all of them. What is over it the
   * vendor drops without a word.
   */
  static final long MAX_BYTES = 4_000_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory JSON = MAPPER.getFactory();

  private Payload() {}

  /** The body as the caller wrote it, less the white space between its parts. */
  static String verbatim(JsonNode body) {
    return write(body, false);
  }

  /** The body with every text trimmed: lengths are checked that way, so it is sent that way. */
  static String trimmed(JsonNode body) {
    return write(body, true);
  }

  /** Notes when the call's outer body is too large, or holds text that UTF-8 cannot carry. */
  static void check(VendorCall call, String path, Findings findings) {
    if (Envelope.size(atLongest(call)) > MAX_BYTES) {
      String message = "Makes a call of more than " + MAX_BYTES + " bytes.";
      findings.add(path, Rule.MAX_BYTES, MAX_BYTES, message);
    }
    if (call.payload() != null && hasHalfCharacter(call.payload())) {
      findings.add(path, Rule.FORMAT, "Holds text that is not valid Unicode.");
    }
  }

  /** Names are short and ids are not: what fits with the longest of them fits in every account. */
  static VendorCall atLongest(VendorCall call) {
    return CallReferences.areIn(call) ? CallReferences.replaced(call, new Longest()::of) : call;
  }

  /** A surrogate without its other half: JSON can spell it, no encoding can carry it. */
  private static boolean hasHalfCharacter(String text) {
    return text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  private static String write(JsonNode body, boolean trim) {
    var text = new StringWriter();
    try (JsonGenerator plain = JSON.createGenerator(text)) {
      MAPPER.writeTree(trim ? new Trimming(plain) : plain, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Long and different for each reference, so that no two columns seem to be the same. */
  private static final class Longest {

    private final Map<Reference, Match> given = new HashMap<>();

    Match of(Reference reference) {
      return given.computeIfAbsent(reference, unseen -> Match.longest(unseen.kind(), given.size()));
    }
  }

  /** Writes every text without the white space around it. */
  private static final class Trimming extends JsonGeneratorDelegate {

    Trimming(JsonGenerator to) {
      super(to);
    }

    @Override
    public void writeString(String text) throws IOException {
      super.writeString(text.strip());
    }
  }
}
