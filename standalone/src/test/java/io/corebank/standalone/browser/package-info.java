/** The console in a real browser, signed in as each of the people of the demo. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.browser;
