/** How much one caller may ask for in a while, so that one cannot take what is everybody's. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.limits;
