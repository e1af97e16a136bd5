package io.corebank.query.rebuild;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.support.approvals.FourEyes;
import io.corebank.support.approvals.Proposable;
import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The projections, and how to fill them anew while they are read. */
@RestController
@RequestMapping("/api/v1/admin/projections")
class ProjectionController implements Proposable {

    private final Rebuilds rebuilds;

    ProjectionController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public void requireKnown(Map<String, String> named) {
        Rebuilds.named(named.getOrDefault("name", ""));
    }

    /** Every projection, how far it is, and how far its rebuild is if there is one. */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    List<ProjectionView> projections() {
        return rebuilds.all();
    }

    /** One projection. */
    @GetMapping("/{name}")
    @Allowed({OPERATOR, AUDITOR})
    ProjectionView projection(@PathVariable String name) {
        return rebuilds.view(Rebuilds.named(name));
    }

    /**
     * Fills a new index from the first event on, compares it with the log, and puts it in the place of the one that
     * readers see. They notice nothing.
     */
    @PostMapping("/{name}/rebuild")
    @Answers(problems = 409)
    @FourEyes
    @Allowed(OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionView rebuild(@PathVariable String name) {
        return rebuilds.rebuild(Rebuilds.named(name));
    }

    /** Brings the index before up to date, compares it with the log, and goes back to it. */
    @PostMapping("/{name}/rollback")
    @Answers(problems = {409, 422})
    @FourEyes
    @Allowed(OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionView rollback(@PathVariable String name) {
        return rebuilds.rollBack(Rebuilds.named(name));
    }
}
