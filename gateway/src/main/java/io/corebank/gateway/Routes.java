package io.corebank.gateway;

import static io.corebank.gateway.Service.ACCOUNT_COMMAND;
import static io.corebank.gateway.Service.ACCOUNT_QUERY;
import static io.corebank.gateway.Service.IDENTITY;
import static io.corebank.gateway.Service.NOTIFICATIONS;
import static io.corebank.gateway.Service.TRANSFER_SAGA;

import io.corebank.gateway.Route.AllAuditLogsOf;
import io.corebank.gateway.Route.AllDocumentsOf;
import io.corebank.gateway.Route.AllListsOf;
import io.corebank.gateway.Route.AllMetricsOf;
import io.corebank.gateway.Route.AllRecordsOf;
import io.corebank.gateway.Route.AllVerdictsOf;
import io.corebank.gateway.Route.FirstThatKnows;
import io.corebank.gateway.Route.Nowhere;
import io.corebank.gateway.Route.To;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which service has which path: what is read comes from the read side, what is written goes to whoever decides. */
final class Routes {

    private static final String API = "/api/v1/";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern ADMIN_AGGREGATE = Pattern.compile("admin/aggregates/[^/]+");
    private static final Pattern EXPORT = Pattern.compile("admin/customers/[^/]+/export");
    private static final List<Service> WITH_RECORDS = List.of(ACCOUNT_QUERY, TRANSFER_SAGA, NOTIFICATIONS);
    private static final List<Service> WITH_AN_API =
            List.of(ACCOUNT_QUERY, ACCOUNT_COMMAND, TRANSFER_SAGA, NOTIFICATIONS, IDENTITY);
    private static final List<Service> WITH_PROCESSORS =
            List.of(ACCOUNT_QUERY, TRANSFER_SAGA, ACCOUNT_COMMAND, NOTIFICATIONS);

    private Routes() {}

    static Route of(String method, String path) {
        if (path.startsWith(API)) {
            return api(READING.contains(method), path.substring(API.length()));
        }
        if (isBelow(path, "/oauth2", "/.well-known", "/connect", "/userinfo", "/login", "/logout")
                || path.equals("/login.css")) {
            return new To(IDENTITY);
        }
        if (path.equals("/v3/api-docs")) {
            return new AllDocumentsOf(WITH_AN_API);
        }
        if (path.equals("/actuator/prometheus")) {
            return new AllMetricsOf(WITH_AN_API);
        }
        return isBelow(path, "/v3/api-docs", "/swagger-ui", "/swagger-ui.html") ? new To(ACCOUNT_QUERY) : new Nowhere();
    }

    private static Route api(boolean reading, String path) {
        if (isBelow(path, "accounts")) {
            return new To(reading ? ACCOUNT_QUERY : ACCOUNT_COMMAND);
        }
        if (isBelow(path, "transfers")) {
            return new To(reading ? ACCOUNT_QUERY : TRANSFER_SAGA);
        }
        if (isBelow(path, "standing-orders", "batches")) {
            return new To(TRANSFER_SAGA);
        }
        if (isBelow(path, "webhooks")) {
            return new To(NOTIFICATIONS);
        }
        if (isBelow(path, "ledger", "analytics")) {
            return new To(ACCOUNT_QUERY);
        }
        return isBelow(path, "admin") ? admin(reading, path) : new Nowhere();
    }

    private static Route admin(boolean reading, String path) {
        if (ADMIN_AGGREGATE.matcher(path).matches()) {
            return new FirstThatKnows(List.of(ACCOUNT_COMMAND, TRANSFER_SAGA));
        }
        if (EXPORT.matcher(path).matches()) {
            return new AllRecordsOf(WITH_RECORDS);
        }
        if (isBelow(path, "admin/signing-keys")) {
            return new To(IDENTITY);
        }
        if (reading && path.equals("admin/audit")) {
            return new AllAuditLogsOf(WITH_AN_API);
        }
        if (reading && path.equals("admin/audit/verify")) {
            return new AllVerdictsOf(WITH_AN_API);
        }
        if (path.equals("admin/processors") || path.equals("admin/proposals")) {
            return new AllListsOf(WITH_PROCESSORS);
        }
        return isBelow(path, "admin/processors", "admin/proposals")
                ? new FirstThatKnows(WITH_PROCESSORS)
                : new To(ACCOUNT_QUERY);
    }

    private static boolean isBelow(String path, String... roots) {
        for (String root : roots) {
            if (path.equals(root) || path.startsWith(root + "/")) {
                return true;
            }
        }
        return false;
    }
}
