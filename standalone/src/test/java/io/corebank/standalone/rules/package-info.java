/** What reviews would otherwise have to watch for: who may know whom, and tidy sources and documents. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.rules;
