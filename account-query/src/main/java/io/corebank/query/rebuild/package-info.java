/** New indices beside the live ones, compared with the log, and put in their place in one step. */
@NullMarked
package io.corebank.query.rebuild;

import org.jspecify.annotations.NullMarked;
