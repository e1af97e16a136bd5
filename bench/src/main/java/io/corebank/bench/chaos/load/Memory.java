package io.corebank.bench.chaos.load;

import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.chaos.history.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Some of the writes that all sessions have sent, to ask for them again. */
final class Memory {

    private static final int MOST = 2_000;

    private final List<Request> done = new ArrayList<>();
    private final List<Request> others = new ArrayList<>();
    private final List<String> transfers = new ArrayList<>();

    synchronized void add(Request request, Answer answer, SplittableRandom random) {
        boolean isDone = answer.meaning() == Meaning.DONE;
        put(isDone ? done : others, request, random);
        if (isDone && request.kind() == Request.Kind.TRANSFER) {
            put(transfers, request.caller() + " " + answer.subjectId(), random);
        }
    }

    private static <T> void put(List<T> list, T item, SplittableRandom random) {
        if (list.size() < MOST) {
            list.add(item);
        } else {
            list.set(random.nextInt(MOST), item);
        }
    }

    /** Something that has happened for certain. */
    synchronized Optional<Request> anyDone(SplittableRandom random) {
        return any(done, random);
    }

    /** Anything, half of the time something that did not happen or that nobody knows of. */
    synchronized Optional<Request> any(SplittableRandom random) {
        return any(random.nextBoolean() && !others.isEmpty() ? others : done, random);
    }

    /** Who asked for a transfer that has been accepted, a space, and its id. */
    synchronized Optional<String> anyTransfer(SplittableRandom random) {
        return any(transfers, random);
    }

    private static <T> Optional<T> any(List<T> list, SplittableRandom random) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
    }
}
