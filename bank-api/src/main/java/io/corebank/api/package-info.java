/** What every message of the bank is made of: money, refusals, the keys of metadata. */
@org.jspecify.annotations.NullMarked
package io.corebank.api;
