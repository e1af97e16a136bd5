package io.corebank.support.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a handler answers where the code alone does not show it, for the OpenAPI document. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

    /** The statuses of success, each with the body that the handler returns; none for what its return type shows. */
    int[] value() default {};

    /** The types of the body, where the handler writes it by itself. */
    String[] types() default {};

    /** What such a body is made after, if it is JSON; {@code void} when that depends. */
    Class<?> body() default void.class;

    /** The statuses of problems beside those that every operation has. */
    int[] problems() default {};
}
