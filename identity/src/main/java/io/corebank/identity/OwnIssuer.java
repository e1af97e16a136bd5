package io.corebank.identity;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Steps aside as soon as {@code bank.security.issuer-uri} names another issuer: the bank believes one only. */
class OwnIssuer extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        String believed =
                environment.getProperty("bank.security.issuer-uri", "").trim();
        boolean own = believed.isEmpty() || believed.equals(environment.getProperty("bank.identity.issuer-uri"));
        return new ConditionOutcome(
                own, ConditionMessage.of(own ? "no other issuer is configured" : "tokens come from " + believed));
    }
}
