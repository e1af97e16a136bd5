package io.corebank.standalone.launch;

import java.util.List;

/**
 * Somebody who banks at the demo.
 *
 * @param customerId the subject of the customer's token; only the demo's own users can log in
 * @param salary what is paid every month, in euro
 */
record DemoPerson(String customerId, String name, int salary) {

    static final DemoPerson ADA = new DemoPerson("customer1", "Ada Lovelace", 4150);
    static final DemoPerson GRACE = new DemoPerson("customer2", "Grace Hopper", 4420);
    static final DemoPerson COMPANY = new DemoPerson("customer3", "Analytical Engines Ltd", 0);

    /** People who are paid by the company, and cannot log in. */
    static final List<DemoPerson> STAFF = List.of(
            new DemoPerson("staff-01", "Alan Turing", 3980),
            new DemoPerson("staff-02", "Barbara Liskov", 4610),
            new DemoPerson("staff-03", "Edsger Dijkstra", 3875),
            new DemoPerson("staff-04", "Frances Allen", 4250),
            new DemoPerson("staff-05", "Hedy Lamarr", 3640),
            new DemoPerson("staff-06", "Katherine Johnson", 4095),
            new DemoPerson("staff-07", "Leslie Lamport", 4515),
            new DemoPerson("staff-08", "Margaret Hamilton", 4380),
            new DemoPerson("staff-09", "Niklaus Wirth", 3715),
            new DemoPerson("staff-10", "Radia Perlman", 4060),
            new DemoPerson("staff-11", "Tony Hoare", 3925),
            new DemoPerson("staff-12", "Zuse Konrad", 3580));
}
