/** The write side of accounts: the aggregate that decides, and the REST commands that ask it to. */
@org.jspecify.annotations.NullMarked
package io.corebank.account;
