package io.corebank.notifications;

import io.corebank.support.web.Declined;

/** A definite no about webhooks. Nothing has happened. */
class WebhookRefusal extends Declined {

    WebhookRefusal(int status, String code, String detail) {
        this(status, code, detail, false);
    }

    private WebhookRefusal(int status, String code, String detail, boolean replayed) {
        super(status, code, status == 404 ? "There is nothing here" : "The webhook cannot be so", detail, replayed);
    }

    /** What was refused under the same key before. */
    static WebhookRefusal again(int status, String code, String detail) {
        return new WebhookRefusal(status, code, detail, true);
    }

    static WebhookRefusal unknown() {
        return new WebhookRefusal(404, "webhook-not-found", "There is no such webhook.");
    }

    static WebhookRefusal unknownDelivery() {
        return new WebhookRefusal(404, "delivery-not-found", "There is no such delivery.");
    }

    static WebhookRefusal unknownAlert() {
        return new WebhookRefusal(404, "alert-not-found", "There is no such alert.");
    }

    static WebhookRefusal unknownAccount() {
        return new WebhookRefusal(404, "account-not-found", "There is no such account.");
    }

    static WebhookRefusal forbiddenAddress() {
        return new WebhookRefusal(
                422,
                "webhook-address-forbidden",
                "The address is of a private or special network, which the bank does not call.");
    }

    static WebhookRefusal unknownHost() {
        return new WebhookRefusal(422, "webhook-host-unknown", "The host of the address cannot be found.");
    }

    static WebhookRefusal tooMany(int most) {
        return new WebhookRefusal(422, "limit-exceeded", "A customer has at most " + most + " webhooks.");
    }

    static WebhookRefusal tooManyAlerts(String owner, int most) {
        return new WebhookRefusal(422, "limit-exceeded", "A " + owner + " has at most " + most + " alerts.");
    }

    static WebhookRefusal sameAlert() {
        return new WebhookRefusal(409, "alert-exists", "The webhook has an alert that says the same.");
    }

    static WebhookRefusal ofCustomer() {
        return new WebhookRefusal(
                422, "webhook-of-customer", "Only its customer may change where it leads and how it is signed.");
    }
}
