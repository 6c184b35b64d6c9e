package dev.sidebyside.platform.cache;

import java.util.Optional;

/**
 * What Redis said about a key.
 *
 * @param value where it is known: empty stands for a value that is known not to exist
 */
record Lookup<V>(State state, Optional<V> value) {

    enum State {
        /** The value is there. */
        FOUND,
        /** It is not. */
        MISSING,
        /** It is not, and we are the one who computes it. */
        LEASED,
        /** It is not, and somebody else computes it. */
        BUSY,
        /** Redis did not answer. */
        UNREACHABLE
    }

    static <V> Lookup<V> found(Optional<V> value) {
        return new Lookup<>(State.FOUND, value);
    }

    static <V> Lookup<V> of(State state) {
        return new Lookup<>(state, Optional.empty());
    }

    boolean is(State other) {
        return state == other;
    }
}
