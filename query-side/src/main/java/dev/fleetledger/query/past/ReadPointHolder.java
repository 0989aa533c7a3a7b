package dev.fleetledger.query.past;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.web.ReadPoint;

/** The point of the past that the current thread reads. While one is bound, connections show the views as of it. */
public final class ReadPointHolder {

    /** Ends a binding, after which the thread reads what it did before. */
    @FunctionalInterface
    public interface Binding extends AutoCloseable {

        @Override
        void close();
    }

    private static final ThreadLocal<@Nullable ReadPoint> BOUND = new ThreadLocal<>();

    private ReadPointHolder() {}

    /** @return null while the thread reads the present */
    public static @Nullable ReadPoint current() {
        return BOUND.get();
    }

    /** Binds a point until the binding is closed. A transaction that has begun before goes on to read what it did. */
    public static Binding bind(ReadPoint past) {
        ReadPoint before = BOUND.get();
        BOUND.set(past);
        return () -> restore(before);
    }

    private static void restore(@Nullable ReadPoint before) {
        if (before == null) {
            BOUND.remove();
        } else {
            BOUND.set(before);
        }
    }
}
