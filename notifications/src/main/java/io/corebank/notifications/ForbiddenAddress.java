package io.corebank.notifications;

import java.net.UnknownHostException;

/** A name that leads to where the bank does not send anything. To the HTTP client there is no such host. */
class ForbiddenAddress extends UnknownHostException {

    ForbiddenAddress(String host) {
        super(host + " has an address that is not allowed");
    }
}
