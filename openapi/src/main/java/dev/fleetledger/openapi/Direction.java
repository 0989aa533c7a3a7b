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
    RESPONSE {
        @Override
        boolean isRequired(RecordComponent component) {
            return !isDeclaredNullable(component) || !omitsNull(component);
        }

        @Override
        boolean isNullable(RecordComponent component) {
            return isDeclaredNullable(component) && !omitsNull(component);
        }
    },
    /** Null means the same as absent; an absent boolean, map or duration is false or empty. */
    REQUEST {
        @Override
        boolean isRequired(RecordComponent component) {
            return !isDeclaredNullable(component) && !EMPTY_BY_DEFAULT.contains(component.getType())
                    && !OPTIONAL.contains(component.getName());
        }

        @Override
        boolean isNullable(RecordComponent component) {
            return !isRequired(component);
        }
    };

    private static final Set<Class<?>> EMPTY_BY_DEFAULT = Set.of(boolean.class, Map.class, Duration.class);

    /** A fleet-wide role needs no scope; a removal without {@code workloads} releases them. */
    private static final Set<String> OPTIONAL = Set.of("scope", "workloads");

    abstract boolean isRequired(RecordComponent component);

    abstract boolean isNullable(RecordComponent component);

    private static boolean isDeclaredNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean omitsNull(RecordComponent component) {
        JsonInclude inclusion = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return inclusion != null && inclusion.value() == JsonInclude.Include.NON_NULL;
    }
}
