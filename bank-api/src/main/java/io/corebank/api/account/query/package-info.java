/** Questions about accounts that services ask each other. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.account.query;
