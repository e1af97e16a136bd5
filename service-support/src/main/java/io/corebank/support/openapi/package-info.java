/** The API's own description, as an OpenAPI document. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.openapi;
