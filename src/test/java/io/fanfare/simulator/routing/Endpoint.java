package io.fanfare.simulator.routing;

import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Reply;

/** A call that is not made on behalf of one account. It may end in a vendor error. */
@FunctionalInterface
public interface Endpoint {
  Reply run(Call call);
}
