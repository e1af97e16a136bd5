package io.corebank.gateway;

import java.util.List;

/** Which services answer a request. */
sealed interface Route {

    /** One service has the path. */
    record To(Service service) implements Route {}

    /** Each has some of what the path names; the first that knows it answers. */
    record FirstThatKnows(List<Service> services) implements Route {}

    /** Each has a list of its own, and the answer is all of them in one. */
    record AllListsOf(List<Service> services) implements Route {}

    /** Nobody has it. */
    record Nowhere() implements Route {}
}
