package dev.fleetledger.description;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Which way a record goes decides what the absence of a value means. */
enum Direction {
    /** Null is said, unless the record leaves it out. */
    ANSWERED {
        @Override
        boolean required(RecordComponent part) {
            return !isNullable(part) || !leavesOut(part);
        }

        @Override
        boolean nullable(RecordComponent part) {
            return isNullable(part) && !leavesOut(part);
        }
    },
    /** Null is the same as absent, and what is absent is false or empty where it can be. */
    SENT {
        @Override
        boolean required(RecordComponent part) {
            return !isNullable(part) && !EMPTY.contains(part.getType()) && !AT_TIMES.contains(part.getName());
        }

        @Override
        boolean nullable(RecordComponent part) {
            return !required(part);
        }
    };

    private static final Set<Class<?>> EMPTY = Set.of(boolean.class, Map.class, Duration.class);

    /** A role of the whole fleet counts everywhere, and needs no scope; who does not say what becomes of workloads lets go of them. */
    private static final Set<String> AT_TIMES = Set.of("scope", "workloads");

    abstract boolean required(RecordComponent part);

    abstract boolean nullable(RecordComponent part);

    private static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean leavesOut(RecordComponent part) {
        JsonInclude inclusion = part.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return inclusion != null && inclusion.value() == JsonInclude.Include.NON_NULL;
    }
}
