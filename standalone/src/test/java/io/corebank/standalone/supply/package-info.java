/** What the bank is made of. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.supply;
