package dev.sidebyside.rules;

/** The two sides of the API. */
enum Side {
    NAIVE("/naive"),
    OPTIMIZED("/optimized");

    final String prefix;

    Side(String prefix) {
        this.prefix = prefix;
    }

    boolean contains(String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /** Removes the side's prefix; returns other paths unchanged. */
    String strip(String path) {
        return contains(path) ? path.substring(prefix.length()) : path;
    }
}
