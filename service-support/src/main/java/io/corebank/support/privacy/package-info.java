/** Personal data is sealed under a key per person; without the key it is gone. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.privacy;
