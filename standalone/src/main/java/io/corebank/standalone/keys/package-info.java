/** What operators do about the keys of the issuer in this process. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.keys;
