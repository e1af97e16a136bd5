package io.corebank.notifications;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param prefix how many bits its addresses have in common
 */
record Network(InetAddress base, int prefix) {

    /**
     * Reads the usual notation.
     *
     * @throws IllegalArgumentException when it is not one
     */
    static Network of(String block) {
        String[] parts = block.split("/", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F:.]+")) {
            throw new IllegalArgumentException("Not a network: " + block);
        }
        try {
            InetAddress base = InetAddress.getByName(parts[0]);
            int prefix = Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > base.getAddress().length * Byte.SIZE) {
                throw new IllegalArgumentException("Not a network: " + block);
            }
            return new Network(base, prefix);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("Not a network: " + block, notAnAddress);
        }
    }

    boolean contains(byte[] address) {
        byte[] first = base.getAddress();
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((address[bit / Byte.SIZE] & mask) != (first[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
