package io.corebank.support.processors;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.support.approvals.FourEyes;
import io.corebank.support.approvals.OneOperator;
import io.corebank.support.approvals.Proposable;
import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The event processors: where they are, and the levers that operators have. */
@RestController
@RequestMapping("/api/v1/admin/processors")
class ProcessorController implements Proposable {

    private final Processors processors;
    private final ProcessorControl control;

    ProcessorController(Processors processors, ProcessorControl control) {
        this.processors = processors;
        this.control = control;
    }

    @Override
    public void requireKnown(Map<String, String> named) {
        processors.named(named.getOrDefault("name", ""));
    }

    /** Every processor of this process with its position, its lag and its segments. */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    List<ProcessorView> processors() {
        return processors.all();
    }

    /** One processor. */
    @GetMapping("/{name}")
    @Allowed({OPERATOR, AUDITOR})
    ProcessorView processor(@PathVariable String name) {
        return processors.view(processors.named(name));
    }

    /** Stops it after the batch at hand. It stays so until it is started, or the process is. */
    @PostMapping("/{name}/pause")
    @Answers(problems = {409, 422})
    @OneOperator(because = "nothing is lost, and starting it again undoes it")
    @Allowed(OPERATOR)
    ProcessorView pause(@PathVariable String name) {
        return control.change(name, ProcessorAction.PAUSE, null);
    }

    /** Lets it go on where it was. */
    @PostMapping("/{name}/start")
    @Answers(problems = {409, 422})
    @OneOperator(because = "it goes on where it was")
    @Allowed(OPERATOR)
    ProcessorView start(@PathVariable String name) {
        return control.change(name, ProcessorAction.START, null);
    }

    /** Replays every event from the first on; its progress is in the answer and wherever the processor is shown. */
    @PostMapping("/{name}/reset")
    @Answers(problems = {409, 422})
    @FourEyes
    @Allowed(OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProcessorView reset(@PathVariable String name) {
        return control.change(name, ProcessorAction.RESET, null);
    }

    /** Divides a segment, the widest unless one is named, so that two threads or processes share its work. */
    @PostMapping("/{name}/split")
    @Answers(problems = {409, 422})
    @OneOperator(because = "merging undoes it")
    @Allowed(OPERATOR)
    ProcessorView split(@PathVariable String name, @RequestParam @Nullable Integer segment) {
        return control.change(name, ProcessorAction.SPLIT, segment);
    }

    /** Joins a segment, the narrowest unless one is named, with its other half. */
    @PostMapping("/{name}/merge")
    @Answers(problems = {409, 422})
    @OneOperator(because = "splitting undoes it")
    @Allowed(OPERATOR)
    ProcessorView merge(@PathVariable String name, @RequestParam @Nullable Integer segment) {
        return control.change(name, ProcessorAction.MERGE, segment);
    }
}
