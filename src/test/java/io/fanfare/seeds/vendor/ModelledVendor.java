package io.fanfare.seeds.vendor;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.Slot;
import io.fanfare.seeds.vendor.Exchange.Way;
import io.fanfare.seeds.world.Life;
import io.fanfare.seeds.world.World;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.PartnerDirectory;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor as one process reaches it. */
public final class ModelledVendor implements VendorApi, PartnerDirectory {
  private static final Duration TOKEN_WAIT = Duration.ofSeconds(2);

  private final World world;
  private final VendorModel model;
  private final Life life;
  private final Wire wire;

  public ModelledVendor(World world, VendorModel model, Life life, Wire wire) {
    this.world = world;
    this.model = model;
    this.life = life;
    this.wire = wire;
  }

  @Override
  public Uni<Void> ready() {
    return world.random().nextDouble() < model.moods().noToken()
        ? life.after(TOKEN_WAIT).onItem().failWith(() -> new NoTokenException())
        : Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request) {
    Request asked = Requested.of(accountId, request);
    world.note(life.name(), "sends", asked.origin());
    return call(
            slot,
            new Errand<Verdict>(
                () -> model.admit("send", accountId), () -> model.run(asked), verdict -> verdict))
        .invoke(verdict -> world.note(life.name(), "answered", List.of(asked.origin(), verdict)));
  }

  @Override
  public Uni<Look> activity(Slot slot, String accountId, String remoteId) {
    return call(
        slot,
        new Errand<Look>(
            () -> model.admit("get", accountId),
            () -> model.one(accountId, remoteId),
            Look.Failed::new));
  }

  @Override
  public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
    return call(
            slot,
            new Errand<Look>(
                () -> model.admit("list", accountId),
                () -> model.list(accountId, next),
                Look.Failed::new))
        .invoke(look -> world.note(life.name(), "listed", List.of(accountId, look)));
  }

  @Override
  public Uni<DirectoryPage> page(Slot slot, @Nullable String next) {
    return call(
            slot,
            new Errand<Object>(
                () -> model.admit("directory"), () -> model.directory(next), verdict -> verdict))
        .map(ModelledVendor::directoryPage);
  }

  private static DirectoryPage directoryPage(Object answer) {
    if (answer instanceof Verdict verdict) {
      throw new DirectoryUnavailableException(verdict);
    }
    return (DirectoryPage) answer;
  }

  private <T> Uni<T> call(Slot slot, Errand<T> errand) {
    Way way = new Way(life, wire, model.moods());
    return Uni.createFrom()
        .emitter(emitter -> new Exchange<T>(world, way, slot, errand, emitter).begin());
  }

  /** Up to 50 accounts of a directory. */
  static DirectoryPage directory(List<ListedAccount> all, @Nullable String next) {
    int from = next == null ? 0 : Integer.parseInt(next);
    int to = Math.min(all.size(), from + 50);
    return new DirectoryPage(
        List.copyOf(all.subList(from, to)), to < all.size() ? String.valueOf(to) : null);
  }

  /** The vendor gave no token. */
  static final class NoTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoTokenException() {
      super("The vendor gave no token", null, false, false);
    }
  }
}
