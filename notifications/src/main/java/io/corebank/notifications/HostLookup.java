package io.corebank.notifications;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a name. */
@FunctionalInterface
interface HostLookup {
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
