/** What happens to an account or a transfer, told while it happens. */
@NullMarked
package io.corebank.query.live;

import org.jspecify.annotations.NullMarked;
