package io.corebank.standalone.launch;

import static io.corebank.standalone.launch.DemoPerson.ADA;
import static io.corebank.standalone.launch.DemoPerson.COMPANY;
import static io.corebank.standalone.launch.DemoPerson.GRACE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * A month at the bank, told once: its keys are fixed, so that to tell it again changes nothing. Steps follow one
 * another, each a request or a few.
 */
final class DemoStory {

    private final DemoClerk clerk;
    private final List<Runnable> steps = new ArrayList<>();
    private final List<String> staff = new ArrayList<>();
    private String ada = "";
    private String adaSavings = "";
    private String grace = "";
    private String graceSavings = "";
    private String company = "";
    private String landlord = "";
    private String grocery = "";

    DemoStory(DemoClerk clerk) {
        this.clerk = clerk;
        openAccounts();
        paySalaries();
        payRent();
        shop();
        refuse();
        compensate();
    }

    /** Where the lives of those who can log in go on. */
    record Cast(String ada, String grace, String company, String grocery) {}

    /** Tells all of it, and how much of it has been told. */
    Cast tell(DoubleConsumer progress) {
        for (int told = 0; told < steps.size(); told++) {
            progress.accept((double) told / steps.size());
            steps.get(told).run();
        }
        progress.accept(1);
        return new Cast(ada, grace, company, grocery);
    }

    private void openAccounts() {
        steps.add(() -> company = clerk.open(COMPANY.customerId(), COMPANY.name(), "open-company"));
        steps.add(() -> landlord = clerk.open(COMPANY.customerId(), "Harbour Homes", "open-landlord"));
        steps.add(() -> grocery = clerk.open(COMPANY.customerId(), "Corner Grocery", "open-grocery"));
        steps.add(() -> ada = clerk.open(ADA.customerId(), ADA.name(), "open-ada"));
        steps.add(() -> adaSavings = clerk.open(ADA.customerId(), ADA.name() + ", savings", "open-ada-savings"));
        steps.add(() -> grace = clerk.open(GRACE.customerId(), GRACE.name(), "open-grace"));
        steps.add(
                () -> graceSavings = clerk.open(GRACE.customerId(), GRACE.name() + ", savings", "open-grace-savings"));
        for (DemoPerson person : DemoPerson.STAFF) {
            steps.add(() -> staff.add(clerk.open(person.customerId(), person.name(), "open-" + person.customerId())));
        }
        steps.add(() -> clerk.deposit(company, "250000.00", "Capital", "capital"));
        steps.add(() -> clerk.deposit(ada, "820.40", "Opening balance", "opening-ada"));
        steps.add(() -> clerk.deposit(grace, "1310.75", "Opening balance", "opening-grace"));
        steps.add(() -> clerk.write(
                "teller",
                "PUT",
                "accounts/" + ada + "/overdraft-limit",
                "overdraft-ada",
                "{\"overdraftLimit\":\"500.00\",\"currency\":\"EUR\"}"));
    }

    private void paySalaries() {
        steps.add(() -> salary(ADA, ada));
        steps.add(() -> salary(GRACE, grace));
        for (int i = 0; i < DemoPerson.STAFF.size(); i++) {
            int number = i;
            steps.add(() -> salary(DemoPerson.STAFF.get(number), staff.get(number)));
        }
    }

    private void salary(DemoPerson person, String account) {
        clerk.transfer(COMPANY, company, account, person.salary() + ".00", "Salary", "salary-" + person.customerId());
    }

    private void payRent() {
        steps.add(() -> clerk.transfer(ADA, ada, landlord, "1180.00", "Rent, flat 7", "rent-ada"));
        steps.add(() -> clerk.transfer(GRACE, grace, landlord, "1340.00", "Rent, flat 9", "rent-grace"));
        steps.add(() -> standingOrder(ADA, ada, landlord, "1180.00", "Rent, flat 7", "P1M"));
        steps.add(() -> standingOrder(GRACE, grace, landlord, "1340.00", "Rent, flat 9", "P1M"));
        steps.add(() -> standingOrder(ADA, ada, adaSavings, "50.00", "Holidays", "P1W"));
        steps.add(() -> clerk.transfer(GRACE, grace, graceSavings, "400.00", "Savings", "saving-grace"));
    }

    private void standingOrder(
            DemoPerson payer, String from, String to, String amount, String reference, String every) {
        LocalDate start = LocalDate.now(ZoneOffset.UTC).plusMonths(1).withDayOfMonth(1);
        String body = "{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"%s\",\"currency\":\"EUR\","
                        .formatted(from, to, amount)
                + "\"reference\":\"%s\",\"every\":\"%s\",\"start\":\"%s\",\"count\":12}"
                        .formatted(reference, every, start);
        clerk.write(payer.customerId(), "POST", "standing-orders", "order-" + from + reference + start, body);
    }

    /**
     * Card payments: one is taken whole, one in part, one never. And cash, and a purchase that is paid back in part.
     */
    private void shop() {
        steps.add(() -> clerk.capture(ada, clerk.hold(ada, "64.20", "card-1"), "64.20", "card-1-capture"));
        steps.add(() -> clerk.capture(grace, clerk.hold(grace, "180.00", "card-2"), "132.90", "card-2-capture"));
        steps.add(() -> clerk.release(ada, clerk.hold(ada, "300.00", "card-3"), "card-3-release"));
        steps.add(() -> clerk.hold(grace, "95.00", "card-4"));
        steps.add(() -> clerk.withdraw(ada, "100.00", "Cash", "cash-ada"));
        for (int i = 0; i < DemoPerson.STAFF.size(); i++) {
            int number = i;
            steps.add(
                    () -> clerk.withdraw(staff.get(number), 40 + 20 * (number % 4) + ".00", "Cash", "cash-" + number));
        }
        steps.add(() -> {
            DemoClerk.Transfer groceries = clerk.transfer(ADA, ada, grocery, "38.45", "Groceries", "groceries-ada");
            clerk.giveBack(COMPANY, groceries, "6.95", "groceries-ada-bottles");
        });
        steps.add(() -> clerk.transfer(GRACE, grace, ada, "27.50", "Lunch, thank you", "lunch"));
    }

    private void refuse() {
        steps.add(() -> clerk.withdraw(grace, "99000.00", "More than there is", "refused-cash"));
        steps.add(() -> clerk.transfer(GRACE, grace, ada, "75000.00", "More than there is", "refused-transfer"));
    }

    /** The payee closes the account while money is on its way: it is given back. */
    private void compensate() {
        steps.add(() -> {
            String closed = clerk.open("staff-13", "Former Tenant", "open-closed");
            clerk.write("teller", "POST", "accounts/" + closed + "/close", "close-closed", "{}");
            clerk.transfer(ADA, ada, closed, "25.00", "Deposit, flat 3", "compensated");
        });
    }
}
