package dev.sidebyside.site.page;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Figures as a reader sees them: rounded to what matters, with a unit. */
@TemplateExtension
final class Numbers {

    private static final String[] UNITS = {"kB", "MB", "GB"};

    private Numbers() {}

    /** Two decimals below 1 ms, one below 100 ms, and seconds from 10 s on. */
    static String ms(double millis) {
        if (millis < 0.005) {
            return "0 ms";
        }
        if (millis < 0.995) {
            return format("%.2f ms", millis);
        }
        if (millis < 99.95) {
            return format("%.1f ms", millis);
        }
        return millis < 9_999.5 ? format("%,.0f ms", millis) : format("%,.1f s", millis / 1_000);
    }

    /** With a comma between thousands. */
    static String grouped(long count) {
        return format("%,d", count);
    }

    static String grouped(int count) {
        return grouped((long) count);
    }

    /** In units of 1,000, with one decimal from 1 kB on. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double size = bytes / 1_000.0;
        int unit = 0;
        while (size >= 999.95 && unit < UNITS.length - 1) {
            size /= 1_000;
            unit++;
        }
        return format("%,.1f %s", size, UNITS[unit]);
    }

    /** {@code 1 statement}, {@code 2 statements}. */
    static String of(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String of(int count, String noun) {
        return of((long) count, noun);
    }

    /** With one decimal, for a table whose heading has the unit. */
    static String tenths(double value) {
        return format("%,.1f", value);
    }

    /** The share of a part in percent, from 0 to 100; 0 if the whole is 0. */
    static double share(double part, double whole) {
        return whole <= 0 ? 0 : Math.min(100, Math.max(0, 100 * part / whole));
    }

    /** Such as {@code 44 %}; never 0 for something. */
    static String percent(double part, double whole) {
        double share = share(part, whole);
        return share > 0 && share < 0.5 ? "< 1 %" : Math.round(share) + " %";
    }

    /** With a full stop as decimal point, as SVG needs it, and at most one decimal. */
    static String coordinate(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
