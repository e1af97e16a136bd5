package io.corebank.notifications;

import io.corebank.support.privacy.PersonalData;
import io.corebank.support.privacy.PersonalRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's webhooks with their rules, deliveries and answers. Deliveries to the bank's own receivers hold text of
 * persons only as it is sealed in the events, so that it is gone with the key.
 */
@Component
@Order(10)
class PersonalWebhooks implements PersonalRecords {

    private static final int PAGE = 100;

    private final WebhookRows webhooks;
    private final DeliveryRows deliveries;
    private final AnswerRows answers;
    private final PersonalData personalData;

    PersonalWebhooks(WebhookRows webhooks, DeliveryRows deliveries, AnswerRows answers, PersonalData personalData) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.answers = answers;
        this.personalData = personalData;
    }

    @Override
    public String kind() {
        return "webhooks";
    }

    @Override
    @Transactional
    public void erase(String customerId) {
        List<String> ids = new ArrayList<>();
        each(customerId, webhook -> ids.add(webhook.webhookId()));
        webhooks.deleteOf(customerId);
        answers.deleteOf(customerId);
        ids.forEach(deliveries::deleteOf);
    }

    @Override
    public void export(String customerId, Consumer<Object> sink) {
        each(
                customerId,
                webhook -> sink.accept(WebhookView.of(
                        webhook, personalData.open(webhook.sealedUrl()).orElse(null), null)));
    }

    private void each(String customerId, Consumer<Webhook> work) {
        long before = Long.MAX_VALUE;
        for (var page = webhooks.page(customerId, before, PAGE);
                !page.isEmpty();
                page = webhooks.page(customerId, before, PAGE)) {
            page.forEach(work);
            before = page.get(page.size() - 1).number();
        }
    }
}
