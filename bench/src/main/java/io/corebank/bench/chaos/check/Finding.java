package io.corebank.bench.chaos.check;

/** A promise of the bank that does not hold, and where. */
public record Finding(Promise promise, String text) {

    /** What the bank promises. */
    public enum Promise {
        CONTIGUOUS("positions and sequences are contiguous, ids unique"),
        CHAINED("every stream is a chain of hashes"),
        ONCE("an acknowledged command is there once, an unknown one at most once, a refused one never"),
        SAME_ANSWER("the same key is answered the same"),
        DOCUMENTED("every answer is one that the documents know"),
        BALANCES("balances follow from what was asked for and are never below the limit"),
        CONSERVED("money is conserved after every event"),
        TERMINAL("every transfer ends in time, with all of its legs or none"),
        READS("a read shows a state that was, contains what it was asked to, and never goes back"),
        AVAILABLE("the bank comes back after every fault"),
        AT_REST("at rest there is no dead letter and no open transfer, and reads are up to date");

        private final String text;

        Promise(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    @Override
    public String toString() {
        return promise + ": " + text;
    }
}
