/** Who is asking, and who may ask what. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.security;
