package dev.fleetledger.openapi;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Whether a record is a request or a response decides what an absent value means. */
enum Direction {
    /** Null members are written, unless the record omits them. */
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
    /** Null means the same as absent; an absent boolean, map or duration is false or empty. */
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

    /** A fleet-wide role needs no scope; a removal without {@code workloads} releases them. */
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
