package io.corebank.gateway;

import java.net.http.HttpClient;
import java.util.Map;

/** The services that are configured, and the client that reaches them. */
record Upstreams(Map<Service, Upstream> byService, HttpClient http) {}
