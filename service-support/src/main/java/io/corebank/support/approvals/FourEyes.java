package io.corebank.support.approvals;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler that does what one person alone must not decide. Whoever asks first proposes it, which answers 202 and does
 * nothing; it is done when somebody else asks for the same. {@code bank.four-eyes} says whether that holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FourEyes {}
