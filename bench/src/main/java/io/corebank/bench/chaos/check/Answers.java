package io.corebank.bench.chaos.check;

import io.corebank.api.OperationIds;
import io.corebank.bench.chaos.check.Effects.Effect;
import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.chaos.history.Exchange;
import io.corebank.bench.chaos.history.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients were told of their writes is what the log says, and was the same each time that they asked. */
final class Answers implements Rule {

    private static final Set<Integer> DOCUMENTED =
            Set.of(0, 200, 201, 202, 400, 401, 403, 404, 409, 412, 415, 422, 429, 503);

    private final Effects effects;
    private final boolean exact;

    /** @param exact whether receipts name the very position of their event, and not one at or behind it */
    Answers(Effects effects, boolean exact) {
        this.effects = effects;
        this.exact = exact;
    }

    @Override
    public void event(LogEvent event, Findings findings) {}

    @Override
    public void end(Ending ending, Findings findings) {
        Map<String, List<Exchange>> operations = new HashMap<>();
        for (Exchange exchange : ending.history().exchanges()) {
            Answer answer = exchange.answer();
            if (answer != null && !DOCUMENTED.contains(answer.status())) {
                findings.add(Promise.DOCUMENTED, exchange + " has an answer that nobody is told to expect");
            }
            Request request = exchange.request();
            if (!request.kind().isRead()) {
                String operation = OperationIds.derive("operation", request.caller(), request.key());
                operations.computeIfAbsent(operation, id -> new ArrayList<>()).add(exchange);
            }
        }
        operations.forEach((operation, asked) -> examine(operation, asked, ending, findings));
        effects.askedFor().forEach((operation, effect) -> {
            if (!operations.containsKey(operation)) {
                findings.add(Promise.ONCE, effect + " was asked for by nobody");
            }
        });
    }

    private void examine(String operation, List<Exchange> asked, Ending ending, Findings findings) {
        Effect effect = effects.askedFor().get(operation);
        boolean possible = false;
        for (Exchange exchange : asked) {
            if (exchange.meaning() == Meaning.DONE) {
                examineDone(operation, exchange, effect, ending, findings);
            }
            possible |= effect != null && exchange.meaning() != Meaning.REFUSED && effect.isOf(exchange.request());
        }
        if (effect != null && !possible) {
            findings.add(Promise.ONCE, effect + " was refused, or is not what was asked for by " + asked.get(0));
        }
        SameAnswers.examine(asked, findings);
    }

    private void examineDone(
            String operation, Exchange exchange, @Nullable Effect effect, Ending ending, Findings findings) {
        Answer answer = Objects.requireNonNull(exchange.answer());
        if (exchange.request().forbidden()) {
            findings.add(Promise.ONCE, exchange + " was done although it is against the rules");
        }
        if (effect == null) {
            if (ending.complete() || answer.position() <= ending.last()) {
                findings.add(Promise.ONCE, exchange + " was acknowledged and is not there");
            }
            return;
        }
        boolean transfer = exchange.request().kind() == Request.Kind.TRANSFER;
        boolean told = (!ending.complete() || answer.position() <= ending.last())
                && answer.subjectId().equals(effect.aggregateId())
                && (transfer ? answer.position() >= effect.position() : isReceiptOf(answer, operation, effect));
        if (!told) {
            findings.add(Promise.ONCE, exchange + " was told otherwise than " + effect);
        }
    }

    private boolean isReceiptOf(Answer answer, String operation, Effect effect) {
        return answer.operationId().equals(operation)
                && (exact ? answer.position() == effect.position() : answer.position() >= effect.position())
                && answer.version() == effect.sequence() + 1
                && answer.postedMinor() == effect.postedMinor()
                && answer.heldMinor() == effect.heldMinor();
    }
}
