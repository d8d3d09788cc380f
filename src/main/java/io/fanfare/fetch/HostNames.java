package io.fanfare.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks host names up. Blocks. */
@FunctionalInterface
interface HostNames {

  /** Every address of a name, or the address itself where it is one. */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** As the machine does it. */
  static HostNames ofMachine() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
