package dev.sidebyside.platform.cache;

import java.util.Optional;

/**
 * A value that several requests share.
 *
 * @param asOf a moment ({@link System#nanoTime}) at which it was surely current: when its
 *     computation began or, if Redis vouched for it, when it was asked to. A request that arrived
 *     later may have been told of a change that this value does not show.
 */
record Result<V>(Optional<V> value, long asOf) {

    boolean isCurrentFor(long arrived) {
        return arrived - asOf <= 0;
    }
}
