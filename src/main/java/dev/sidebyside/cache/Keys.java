package dev.sidebyside.cache;

/**
 * Where in Redis a cache keeps what it knows of a key.
 *
 * @param prefix its own, so that no two caches share a name
 */
record Keys(String prefix) {

    private static final int ABSENT_SLOTS = 1024;

    String value(String key) {
        return prefix + "value:" + key;
    }

    /** Of whoever computes the value. */
    String lease(String key) {
        return prefix + "lease:" + key;
    }

    /**
     * That there is no value. One of a fixed number of slots, found by the key's hash: whoever
     * invents names cannot fill the memory with them, they only evict each other.
     */
    String absent(String key) {
        return prefix + "absent:" + Math.floorMod(key.hashCode(), ABSENT_SLOTS);
    }
}
