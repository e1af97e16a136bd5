/** Looking inside any aggregate, rebuilt from its events. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.inspect;
