package dev.sidebyside.platform.profiler;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the line of the project that caused the statement. */
final class CallSite {

    private static final String PROFILER = CallSite.class.getPackageName();

    /** The project's own packages start with the profiler's first two names, as dev.sidebyside. */
    private static final String PROJECT = PROFILER.replaceFirst("^(\\w+\\.\\w+\\.).*", "$1");

    private CallSite() {}

    /**
     * The innermost line of the project on the stack. If there is none, as when Jackson walks into
     * a lazy association, the association.
     *
     * @param collection the role of the one being read, such as {@code blog.Post.tags}, or null
     * @param serializing whether the resource method has returned
     */
    static String find(String collection, boolean serializing) {
        String reader =
                serializing
                        ? ", read while the response was serialized"
                        : ", read outside the project's code";
        return first(frame -> frame.getLineNumber() > 0)
                .map(CallSite::line)
                .orElseGet(() -> association(collection) + reader);
    }

    /** Without packages: {@code Post.tags}, or {@code Author} for an accessor of an entity. */
    private static String association(String collection) {
        // Accessors that were woven into an entity have no line number.
        return Optional.ofNullable(collection)
                .or(() -> first(frame -> true).map(StackFrame::getClassName))
                .orElse("something")
                .replaceFirst("^([a-z]\\w*\\.)*", "");
    }

    private static Optional<StackFrame> first(Predicate<StackFrame> wanted) {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(CallSite::ofProject).filter(wanted).findFirst());
    }

    private static boolean ofProject(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(PROJECT) && !name.startsWith(PROFILER + ".");
    }

    /** In the form that development environments turn into a link. */
    private static String line(StackFrame frame) {
        String method = frame.getClassName() + "." + frame.getMethodName();
        return "%s(%s:%d)".formatted(method, frame.getFileName(), frame.getLineNumber());
    }
}
