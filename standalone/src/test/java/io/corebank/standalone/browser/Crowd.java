package io.corebank.standalone.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;

/** Several people in front of windows of their own at the same time: they wait most of the time, and not for others. */
final class Crowd {

    private Crowd() {}

    /** Something that one person does. */
    interface Task {
        void run() throws Exception;
    }

    /** Waits for all of them, and says what went wrong with any. */
    static void together(List<Task> tasks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (Task task : tasks) {
                calls.add(() -> {
                    task.run();
                    return null;
                });
            }
            SoftAssertions all = new SoftAssertions();
            for (Future<Void> done : threads.invokeAll(calls)) {
                try {
                    done.get();
                } catch (ExecutionException failure) {
                    all.fail(failure.getCause().getMessage(), failure.getCause());
                }
            }
            all.assertAll();
        } finally {
            threads.shutdownNow();
        }
    }

    /** The list in parts of at most so many. */
    static <T> List<List<T>> parts(List<T> whole, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int first = 0; first < whole.size(); first += most) {
            parts.add(whole.subList(first, Math.min(whole.size(), first + most)));
        }
        return parts;
    }
}
