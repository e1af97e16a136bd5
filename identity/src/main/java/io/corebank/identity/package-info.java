/** The bank's own issuer of tokens: it knows who somebody is and in which roles, and nothing of accounts. */
@org.jspecify.annotations.NullMarked
package io.corebank.identity;
