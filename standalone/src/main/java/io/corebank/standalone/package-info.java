/** Every module of the bank in one process. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone;
