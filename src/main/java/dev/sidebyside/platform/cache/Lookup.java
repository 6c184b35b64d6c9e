package dev.sidebyside.platform.cache;

import java.util.Optional;

/**
 * What is known about a key.
 *
 * @param lease the right to store a value, if it was granted
 */
record Lookup<V>(State state, Optional<V> value, Optional<String> lease) {

    enum State {
        /** There is a value, or it is known that there is none. */
        FOUND,
        MISSING,
        UNREACHABLE,
        /** Redis may hold an old value, since it has not confirmed a removal. */
        OUTDATED
    }

    static <V> Lookup<V> of(State state) {
        return new Lookup<>(state, Optional.empty(), Optional.empty());
    }

    boolean isFound() {
        return state == State.FOUND;
    }
}
