package io.fanfare.rejection;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fanfare.payload.Vault;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBox.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rejections into sealed boxes and out of them. */
@ApplicationScoped
public class RejectionBoxes {
  /** So few that one box, open, is little memory; so many that a large file needs few boxes. */
  static final int MOST = 1_000;

  private static final TypeReference<List<Rejection>> REJECTIONS = new TypeReference<>() {};

  private final Vault vault;

  public RejectionBoxes(Vault vault) {
    this.vault = vault;
  }

  /**
   * Seals a set of any size, a box for each account and at most 1,000 of its rows. Hand over many
   * at once: each call makes boxes of its own.
   */
  public List<RejectionBox> seal(Owner owner, Collection<Rejection> rejections) {
    Map<String, List<Rejection>> byAccount =
        rejections.stream()
            .sorted(Comparator.comparingLong(Rejection::row))
            .collect(
                Collectors.groupingBy(Rejection::accountId, TreeMap::new, Collectors.toList()));
    List<RejectionBox> boxes = new ArrayList<>();
    byAccount.values().forEach(ofAccount -> seal(owner, ofAccount, boxes));
    return boxes;
  }

  /** What is in the box; empty when it was deleted after its retention. */
  public List<Rejection> open(RejectionBox box) {
    return box.box() == null
        ? List.of()
        : Packed.unpack(vault.open(box.id().toString(), box.box()), REJECTIONS);
  }

  private void seal(Owner owner, List<Rejection> ofAccount, List<RejectionBox> boxes) {
    for (int from = 0; from < ofAccount.size(); from += MOST) {
      int to = Math.min(from + MOST, ofAccount.size());
      boxes.add(sealed(owner, ofAccount.subList(from, to)));
    }
  }

  private RejectionBox sealed(Owner owner, List<Rejection> rejections) {
    UUID id = UUID.randomUUID();
    Rejection first = rejections.get(0);
    return new RejectionBox(
        id,
        owner,
        new Place(first.accountId(), first.row()),
        Tally.of(rejections),
        vault.seal(id.toString(), Packed.pack(rejections)));
  }
}
