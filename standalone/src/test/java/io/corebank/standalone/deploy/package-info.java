/**
 * What can be known of compose and Kubernetes files without an engine: that they are whole, and that they are careful.
 */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.deploy;
