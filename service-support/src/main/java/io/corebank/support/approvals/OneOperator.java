package io.corebank.support.approvals;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler below {@code /api/v1/admin} that changes something and still needs no second person. Without this or
 * {@link FourEyes} the bank does not start: what nobody has thought about is taken to be dangerous.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneOperator {

    /** Why one is enough: what is lost at worst, or who else has to agree. */
    String because();
}
