/** How events become documents: batch by batch, each applied once, and how far that is. */
@NullMarked
package io.corebank.query.projection;

import org.jspecify.annotations.NullMarked;
