package dev.sidebyside.testing;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** The objects that this JVM holds, and with it the application under test. */
public final class LiveObjects {

    private LiveObjects() {}

    /** The instances of exactly this class after a garbage collection. */
    public static long count(Class<?> type) {
        // A line has a number, the instances, their bytes, and the class.
        Pattern line =
                Pattern.compile("\\d+: +(\\d+) +\\d+ +" + Pattern.quote(type.getName()) + "\\b.*");
        return histogram()
                .lines()
                .map(text -> line.matcher(text.strip()))
                .filter(match -> match.matches())
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }

    private static String histogram() {
        try {
            return (String)
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "gcClassHistogram",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
