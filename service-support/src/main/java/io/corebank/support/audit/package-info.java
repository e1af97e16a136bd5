/** The audit log: what operators did, what was refused, and that nobody has changed a line of it since. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.audit;
