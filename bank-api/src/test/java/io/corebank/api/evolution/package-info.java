/** How events that are stored would be read after they have changed. */
@NullMarked
package io.corebank.api.evolution;

import org.jspecify.annotations.NullMarked;
