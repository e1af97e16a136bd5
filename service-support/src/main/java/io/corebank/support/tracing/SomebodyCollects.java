package io.corebank.support.tracing;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code bank.tracing.endpoint} is set; an empty environment variable sets nothing. */
class SomebodyCollects extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean set = !context.getEnvironment()
                .getProperty("bank.tracing.endpoint", "")
                .isBlank();
        return new ConditionOutcome(set, ConditionMessage.of(set ? "traces are collected" : "nobody collects traces"));
    }
}
