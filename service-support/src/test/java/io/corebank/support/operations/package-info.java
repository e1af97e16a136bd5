@NullMarked
package io.corebank.support.operations;

import org.jspecify.annotations.NullMarked;
