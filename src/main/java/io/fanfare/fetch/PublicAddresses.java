package io.fanfare.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses belong to the internet at large (the IANA special-purpose registries). */
final class PublicAddresses {
  private static final int BYTE = 0xFF;

  private PublicAddresses() {}

  /** Whether it leads neither to this machine nor into the network around it. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet6Address
        ? isGlobalUnicast(address.getAddress())
        : !isSpecial(address.getAddress());
  }

  /** 0/8, 100.64/10 (carriers), 192.0.0/24, 198.18/15 (tests), 240/4. */
  private static boolean isSpecial(byte[] v4) {
    int first = v4[0] & BYTE;
    int second = v4[1] & BYTE;
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && v4[2] == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  /** 2000::/3 without 2001::/23 and 2002::/16, in which IPv4 addresses of any kind can hide. */
  private static boolean isGlobalUnicast(byte[] v6) {
    int first = (v6[0] & BYTE) << 8 | v6[1] & BYTE;
    boolean teredo = first == 0x2001 && (v6[2] & BYTE) < 2;
    return first >= 0x2000 && first < 0x4000 && first != 0x2002 && !teredo;
  }
}
