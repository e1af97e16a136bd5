/** What every answer of every service shares: problem details, correlation, strict JSON. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.web;
