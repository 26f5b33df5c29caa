package org.nearchive.index.lucene;

/**
 * Whether searches are answered, and if not, why.
 *
 * @param reason in words why they are not; empty when they are
 * @param work what is being done about it, or what the index waits for; empty when there is nothing to say
 */
public record Readiness(State state, String reason, String work) {
    /** Where the index stands. */
    public enum State {
        READY,
        /** Its files are being compared with their checksums. */
        CHECKING,
        /** There is none as yet. */
        NO_INDEX,
        /** It was made by another version and would answer differently. */
        OTHER_VERSION,
        DAMAGED
    }

    static Readiness of(GenerationCheck check) {
        State state = switch (check.state()) {
            case WHOLE -> State.READY;
            case NONE -> State.NO_INDEX;
            case OTHER_VERSION -> State.OTHER_VERSION;
            case DAMAGED -> State.DAMAGED;
        };
        return new Readiness(state, check.reason(), "");
    }

    static Readiness damaged(String reason) {
        return new Readiness(State.DAMAGED, reason, "");
    }

    Readiness with(String doing) {
        return new Readiness(state, reason, doing);
    }

    public boolean isReady() {
        return state == State.READY;
    }

    /** Both reasons as one sentence; empty when all is well. */
    public String inWords() {
        return reason + (reason.isEmpty() || work.isEmpty() ? "" : "; ") + work;
    }
}
