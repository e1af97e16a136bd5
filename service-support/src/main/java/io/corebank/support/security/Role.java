package io.corebank.support.security;

/** What a token lets its bearer be. */
public enum Role {
    CUSTOMER,
    TELLER,
    OPERATOR,
    AUDITOR,
    SERVICE
}
