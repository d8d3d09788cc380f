package io.fanfare.simulator.vendor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection behind an opaque cursor.
 *
 * @param next path and query of the next page, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** The page that the call's {@code cursor} and {@code limit} ask for. */
  public static <T> Page<T> of(Call call, List<T> all, int limit) {
    int from = Math.min(start(call), all.size());
    int to = Math.min(from + limit, all.size());
    return new Page<>(all.subList(from, to), to < all.size() ? href(call, to, limit) : null);
  }

  private static int start(Call call) {
    String cursor = call.query().get("cursor");
    if (cursor == null) {
      return 0;
    }
    try {
      byte[] plain = Base64.getUrlDecoder().decode(cursor);
      return Math.max(0, Integer.parseInt(new String(plain, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new VendorError(Errors.invalid("cursor is not one of ours."));
    }
  }

  private static String href(Call call, int from, int limit) {
    byte[] plain = Integer.toString(from).getBytes(StandardCharsets.UTF_8);
    Map<String, String> query = new TreeMap<>(call.query());
    query.put("cursor", Base64.getUrlEncoder().withoutPadding().encodeToString(plain));
    query.put("limit", Integer.toString(limit));
    return query.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&", "/v3" + call.path() + "?", ""));
  }

  private static String encode(String value) {
    return java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
