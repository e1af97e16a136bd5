package io.corebank.standalone.launch;

import static io.corebank.standalone.launch.DemoPerson.ADA;
import static io.corebank.standalone.launch.DemoPerson.COMPANY;
import static io.corebank.standalone.launch.DemoPerson.GRACE;

import java.util.Random;
import java.util.UUID;

/** What happens at the bank on an ordinary day, a little at a time. */
final class DemoLife {

    private static final int KINDS = 6;

    private final DemoClerk clerk;
    private final DemoStory.Cast cast;
    private final Random random = new Random();

    DemoLife(DemoClerk clerk, DemoStory.Cast cast) {
        this.clerk = clerk;
        this.cast = cast;
    }

    /** Lets one thing happen, and answers with a line that tells of it. */
    String next() {
        String amount = "%d.%02d".formatted(1 + random.nextInt(40), random.nextInt(100));
        String key = UUID.randomUUID().toString();
        return switch (random.nextInt(KINDS)) {
            case 0 ->
                "Ada pays Grace %s EUR: %s"
                        .formatted(
                                amount,
                                clerk.transfer(ADA, cast.ada(), cast.grace(), amount, "Lunch", key)
                                        .status());
            case 1 ->
                "Grace pays Ada %s EUR: %s"
                        .formatted(
                                amount,
                                clerk.transfer(GRACE, cast.grace(), cast.ada(), amount, "Tickets", key)
                                        .status());
            case 2 ->
                "Ada buys groceries for %s EUR: %s"
                        .formatted(
                                amount,
                                clerk.transfer(ADA, cast.ada(), cast.grocery(), amount, "Groceries", key)
                                        .status());
            case 3 -> "Grace pays " + amount + " EUR by card: " + payByCard(amount, key);
            case 4 ->
                "The company pays a bonus of %s EUR to Ada: %s"
                        .formatted(
                                amount,
                                clerk.transfer(COMPANY, cast.company(), cast.ada(), amount, "Bonus", key)
                                        .status());
            default -> {
                clerk.deposit(cast.grocery(), amount, "Takings", key);
                yield "The grocery pays in " + amount + " EUR";
            }
        };
    }

    private String payByCard(String amount, String key) {
        String hold = clerk.hold(cast.grace(), amount, key);
        if (hold.isEmpty()) {
            return "refused";
        }
        clerk.capture(cast.grace(), hold, amount, key + "-capture");
        return "done";
    }
}
