package io.corebank.standalone.browser;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Every screen of the console, for whom it is, and an address of it that has something to show. */
final class Screens {

    /** Roles are C customer, T teller, O operator, A auditor. */
    private static final String TABLE = """
            /                  OA
            /accounts          CTOA
            /accounts/new      CT
            /accounts/:id      CTOA
            /transfers         CTOA
            /transfers/new     C
            /transfers/:id     CTOA
            /standing-orders   CTOA
            /analytics         CTOA
            /tour              OA
            /webhooks          COA
            /webhooks/:id      COA
            /inspect           OA
            /inspect/:id       OA
            /events            OA
            /processors        OA
            /dead-letters      OA
            /audit             OA
            /reconciliation    OA
            """;

    private static final Map<String, String> ROLES = roles();

    private final Map<String, String> things = new LinkedHashMap<>();

    private Screens(BankProcess bank) {
        Customers customers = new Customers(bank);
        String account = customers.accountOf("customer1", "EUR", "100.00");
        String other = customers.accountOf("customer1", "EUR", "0");
        Answer transfer = bank.as("customer1").post("/api/v1/transfers", Customers.transfer(account, other, "10.00"));
        Customers.awaitEnd(bank.as("customer1"), transfer.text("transferId"));
        things.put("accounts", account);
        things.put("inspect", account);
        things.put("transfers", transfer.text("transferId"));
        things.put("webhooks", webhookOf(bank.as("customer1")));
    }

    /** Any one will do, and nobody has many. */
    private static String webhookOf(BankClient customer) {
        String known = customer.get("/api/v1/webhooks").text("/items/0/webhookId");
        return known.isEmpty()
                ? customer.post("/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/hook\"}")
                        .text("webhookId")
                : known;
    }

    /** The screens of a bank in which {@code customer1} has an account, a transfer and a webhook. */
    static Screens of(BankProcess bank) {
        return new Screens(bank);
    }

    /** All of them, by their patterns. */
    static List<String> all() {
        return List.copyOf(ROLES.keySet());
    }

    /** The patterns that the console itself knows. */
    static List<String> knownTo(Browser browser) {
        JsonNode paths = browser.evaluate("import(document.querySelector('script[type=module]').src"
                + ".replace('main.js', 'core/router.js')).then((router) => router.routes.map((one) => one.path))");
        return StreamSupport.stream(paths.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Whether a screen is for a user, whose name begins with the role. */
    static boolean isFor(String user, String screen) {
        return ROLES.getOrDefault(screen, "").contains(user.substring(0, 1).toUpperCase(Locale.ROOT));
    }

    /** Where the screen is. */
    String address(String screen) {
        String kind = screen.split("/", -1)[1];
        return "/console" + screen.replace(":id", things.getOrDefault(kind, ""));
    }

    private static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        TABLE.lines().map(line -> line.split("\\s+", 2)).forEach(parts -> roles.put(parts[0], parts[1]));
        return roles;
    }
}
