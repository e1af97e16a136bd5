package io.corebank.query.rebuild;

import io.corebank.query.projection.Assembler;
import io.corebank.query.projection.LogReplay;
import org.springframework.context.ApplicationContext;

/** Does a part of a rebuild and stops in the middle, as a killed process does. */
final class RebuildSteps {

    private RebuildSteps() {}

    /** Fills the index at least up to the position; answers what would have been noted. */
    static BuiltIndex upTo(ApplicationContext context, BuiltIndex state, long position) {
        RebuildTools tools = context.getBean(RebuildTools.class);
        tools.elasticsearch().prepare(state.projection(), state.index());
        Assembler<?> assembler = tools.projections()
                .shadow(state.projection(), tools.elasticsearch().buildAlias(state.projection()));
        BuiltIndex reached = state;
        try (LogReplay replay = new LogReplay(tools.events(), assembler.assembly(), state.position())) {
            while (reached.position() < position) {
                LogReplay.Batch batch = replay.next(
                        tools.deadLetters().firstPositions(state.projection().group()));
                assembler.apply(batch.events());
                reached = reached.after(batch);
            }
        }
        return reached;
    }
}
