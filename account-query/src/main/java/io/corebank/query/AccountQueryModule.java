package io.corebank.query;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Brings the projections and the queries into a process that has an event store and an Elasticsearch to reach. */
@Configuration
@ComponentScan
public class AccountQueryModule {}
