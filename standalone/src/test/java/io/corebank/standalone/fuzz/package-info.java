/** A stranger who has read the OpenAPI document and means no good. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.fuzz;
