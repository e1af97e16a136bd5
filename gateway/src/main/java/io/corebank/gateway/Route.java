package io.corebank.gateway;

import java.util.List;

/** Which services answer a request. */
sealed interface Route {

    /** Whether the service may be asked. */
    default boolean leadsTo(Service service) {
        return services().contains(service);
    }

    /** In the order in which they are asked. */
    List<Service> services();

    /** One service has the path. */
    record To(Service service) implements Route {

        @Override
        public List<Service> services() {
            return List.of(service);
        }
    }

    /** Each has some of what the path names; the first that knows it answers. */
    record FirstThatKnows(List<Service> services) implements Route {}

    /** Each has a list of its own, and the answer is all of them in one. */
    record AllListsOf(List<Service> services) implements Route {}

    /** Each has a document of its part of the API, and the answer is one of all of it. */
    record AllDocumentsOf(List<Service> services) implements Route {}

    /** Each keeps records of its own about a person, and the answer is all of them in one. */
    record AllRecordsOf(List<Service> services) implements Route {}

    /** Each has an audit log of its own, and the answer is a page of all of them. */
    record AllAuditLogsOf(List<Service> services) implements Route {}

    /** Each has looked at an audit log of its own, and the answer is whether all are intact. */
    record AllVerdictsOf(List<Service> services) implements Route {}

    /** Each process counts what it does, and the answer is what all of them count. */
    record AllMetricsOf(List<Service> services) implements Route {}

    /** Nobody has it. */
    record Nowhere() implements Route {

        @Override
        public List<Service> services() {
            return List.of();
        }
    }
}
