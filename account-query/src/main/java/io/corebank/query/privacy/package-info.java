/** What the indices know of a person: shown to whoever may ask for it, and forgotten when the person is. */
@org.jspecify.annotations.NullMarked
package io.corebank.query.privacy;
