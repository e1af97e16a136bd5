package io.corebank.notifications;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses the bank may be made to call. Whatever is not for the public network is refused: its own machine, its
 * neighbours, and the address at which clouds tell secrets (IANA's special-purpose registries, RFC 6890).
 */
final class AddressRules {

    private static final List<Network> SPECIAL = Arrays.stream(("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8"
                            + " 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16"
                            + " 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"
                            + " ::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16"
                            + " fc00::/7 fe80::/10 fec0::/10 ff00::/8")
                    .split(" "))
            .map(Network::of)
            .toList();

    /** Addresses of the new kind that hold one of the old kind, and where in them (RFC 6052, RFC 3056). */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    private final boolean allowLoopback;
    private final List<Network> allowed;

    AddressRules(boolean allowLoopback, List<String> allowedNetworks) {
        this.allowLoopback = allowLoopback;
        this.allowed = allowedNetworks.stream().map(Network::of).toList();
    }

    boolean admits(InetAddress address) {
        return address.isLoopbackAddress() ? allowLoopback : admits(address.getAddress());
    }

    private boolean admits(byte[] address) {
        if (allowed.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        if (SPECIAL.stream().anyMatch(network -> network.contains(address))) {
            return false;
        }
        if (TRANSLATED.contains(address)) {
            return admits(Arrays.copyOfRange(address, 12, 16));
        }
        return !SIX_TO_FOUR.contains(address) || admits(Arrays.copyOfRange(address, 2, 6));
    }
}
