package io.fanfare.simulator.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The lists, the tags or the custom fields of one account. One thread only. */
public final class NamedSet {
  private final UnaryOperator<String> idOf;
  private final int most;
  private final Map<String, Named> byId = new LinkedHashMap<>();

  /** {@code idOf}: the id for a new name; {@code most}: how many an account may have. */
  public NamedSet(UnaryOperator<String> idOf, int most) {
    this.idOf = idOf;
    this.most = most;
  }

  public List<Named> all() {
    return List.copyOf(byId.values());
  }

  public boolean full() {
    return byId.size() >= most;
  }

  public Optional<Named> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Named> named(String name) {
    return byId.values().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

  public boolean containsAll(Collection<String> ids) {
    return byId.keySet().containsAll(ids);
  }

  public Named add(String name, ObjectNode more, Instant now) {
    String id = idOf.apply(byId.containsKey(idOf.apply(name)) ? name + now : name);
    Named added = new Named(id, name, now, now, more);
    byId.put(id, added);
    return added;
  }

  public void put(Named changed) {
    byId.put(changed.id(), changed);
  }

  public boolean remove(String id) {
    return byId.remove(id) != null;
  }
}
