package io.fanfare.constantcontact.probe;

import io.fanfare.constantcontact.probe.ProbeWire.Raw;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.NameValue;
import io.fanfare.operation.VendorCall;
import io.fanfare.probe.Seen;
import io.fanfare.probe.VendorProbe;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The probe's calls: paths and bodies as in the vendor's API reference 3.0.178. */
public final class ProbeCalls implements VendorProbe {

  /** No list has it; it is what the vendor calls a valid id. */
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  private static final String LISTS = "/contact_lists";
  private static final String LIST = "/contact_lists/{list_id}";
  private static final String BOUNDARY = "fanfare-probe";

  private final ProbeWire wire;
  private final ProbeReading reading;

  /** {@code quotaKeys}: the error keys of a 429 that mean that the day's calls are spent. */
  public ProbeCalls(ProbeWire wire, Set<String> quotaKeys) {
    this.wire = wire;
    this.reading = new ProbeReading(quotaKeys);
  }

  @Override
  public Uni<Seen> direct() {
    return wire.accounts().map(reading::seen);
  }

  @Override
  public Uni<Seen> proxied() {
    return seen(call("GET", LISTS, List.of(), List.of(new NameValue("limit", "1")), null));
  }

  @Override
  public Uni<Made> createList(String name) {
    return raw(call("POST", LISTS, List.of(), List.of(), "{\"name\":\"" + name + "\"}"))
        .map(raw -> reading.made(raw, "list_id"));
  }

  @Override
  public Uni<Seen> createNameless() {
    return seen(call("POST", LISTS, List.of(), List.of(), "{}"));
  }

  @Override
  public Uni<Seen> readUnknown() {
    return seen(call("GET", LIST, list(UNKNOWN), List.of(), null));
  }

  @Override
  public Uni<Seen> deleteList(String listId) {
    return seen(call("DELETE", LIST, list(listId), List.of(), null));
  }

  @Override
  public Uni<Made> exportList(String listId) {
    String body =
        "{\"fields\":[\"email_address\",\"first_name\"],\"list_ids\":[\"" + listId + "\"]}";
    return raw(call("POST", "/activities/contact_exports", List.of(), List.of(), body))
        .map(raw -> reading.made(raw, "activity_id"));
  }

  @Override
  public Uni<Listing> activities() {
    var limit = List.of(new NameValue("limit", "50"));
    return raw(call("GET", "/activities", List.of(), limit, null)).map(reading::listing);
  }

  @Override
  public Uni<Seen> file(String fileId) {
    return seen(
        new VendorCall(
            "GET",
            "/contact_exports/{file_export_id}",
            List.of(new NameValue("file_export_id", fileId)),
            List.of(),
            List.of(new NameValue("Accept", "text/csv")),
            null));
  }

  @Override
  public Uni<Seen> multipart() {
    var type = new NameValue("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    return seen(
        new VendorCall(
            "POST",
            "/activities/contacts_file_import",
            List.of(),
            List.of(),
            List.of(type),
            part("file\"; filename=\"fanfare-probe.csv", "Content-Type: text/csv\r\n", "email")
                + part("list_ids", "", UNKNOWN)
                + "--"
                + BOUNDARY
                + "--\r\n"));
  }

  @Override
  public Uni<Seen> importRows(Size size) {
    int overhead = (int) Envelope.size(imported(""));
    return seen(imported(SizedRows.payload(size, UNKNOWN, overhead)));
  }

  private static VendorCall imported(String payload) {
    return call("POST", "/activities/contacts_json_import", List.of(), List.of(), payload);
  }

  private static String part(String name, String header, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n%s\r\n%s\r\n"
        .formatted(BOUNDARY, name, header, value);
  }

  private static List<NameValue> list(String id) {
    return List.of(new NameValue("list_id", id));
  }

  private static VendorCall call(
      String method,
      String path,
      List<NameValue> parameters,
      List<NameValue> query,
      @Nullable String payload) {
    return new VendorCall(method, path, parameters, query, List.of(), payload);
  }

  private Uni<Seen> seen(VendorCall call) {
    return raw(call).map(reading::seen);
  }

  private Uni<Raw> raw(VendorCall call) {
    return wire.operate(Envelope.bytes(call));
  }
}
