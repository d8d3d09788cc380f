package io.fanfare.reckoning;

import io.fanfare.activity.Activity;
import io.fanfare.activity.RowEffects.Part;
import io.fanfare.job.ExpectedTime;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.ImportBody;
import io.fanfare.payload.Requests;
import io.fanfare.rejection.OriginBoxes;
import io.fanfare.rejection.Origins;
import io.fanfare.rejection.RowOrigins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** Makes the two requests that take the place of one. */
@ApplicationScoped
class Halves {
  private final Requests requests;
  private final Origins origins;
  private final OriginBoxes boxes;
  private final ExpectedTime expected;

  Halves(Requests requests, Origins origins, OriginBoxes boxes, ExpectedTime expected) {
    this.requests = requests;
    this.origins = origins;
    this.boxes = boxes;
    this.expected = expected;
  }

  /** The halves of an activity's request, the first with the rows before {@code at}. */
  Uni<List<Part>> of(Activity activity, int at) {
    UUID whole = activity.work().payloadId();
    int rows = activity.work().traits().items();
    return Uni.combine()
        .all()
        .unis(requests.open(whole), origins.of(whole, rows))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            both ->
                List.of(
                    part(whole, both.getItem1(), both.getItem2(), 0, at),
                    part(whole, both.getItem1(), both.getItem2(), at, rows)));
  }

  /** The id follows from what is in it: accounts that share a request share its parts. */
  private Part part(UUID whole, CheckedRequest request, RowOrigins from, int begin, int end) {
    String name = whole + ":" + begin + "-" + end;
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    CheckedRequest part = part(request, begin, end);
    return new Part(
        id,
        requests.seal(id, part),
        boxes.seal(id, from.part(begin, end)),
        part.items(),
        expected.seconds(part.name(), part.items()));
  }

  private static CheckedRequest part(CheckedRequest request, int begin, int end) {
    BitSet rows = new BitSet();
    rows.set(begin, end);
    return ImportBody.only(request, rows);
  }
}
