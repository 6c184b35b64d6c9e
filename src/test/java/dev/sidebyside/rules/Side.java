package dev.sidebyside.rules;

/** Where the blog is served. */
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

    /** What follows the side's prefix; anything else stays as it is. */
    String strip(String path) {
        return contains(path) ? path.substring(prefix.length()) : path;
    }
}
