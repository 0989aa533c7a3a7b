package dev.fleetledger.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;

import dev.fleetledger.contract.draft.DraftEvent;

/** Schema names of types: the class name without the suffix that only describes its role in the code. */
final class SchemaNames extends TypeNameResolver {

    private static final String ROLE_SUFFIX = "(Response|Controller|View|Event|Facts|Directory|Body)$";
    /** Names of types whose own name would be another type's. */
    private static final Map<Class<?>, String> ASSIGNED = Map.of(DraftEvent.BasedOn.class, "Onto");

    private final Map<String, Class<?>> owners = new HashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        String name = nameOf(type);
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            // An exception would be logged by springdoc, which leaves the schema out then.
            throw new AssertionError(name + " would name both " + owner.getName() + " and " + type.getName());
        }
        return name;
    }

    /** A generic record with a type argument, such as a page of drafts. */
    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        return nameForType(type.containedType(0), options) + nameForClass(type, options);
    }

    private static String nameOf(Class<?> type) {
        String own = ASSIGNED.getOrDefault(type, type.getSimpleName().replaceAll(ROLE_SUFFIX, ""));
        if (type.getEnclosingClass() == null || ASSIGNED.containsKey(type)) {
            return own;
        }
        String outer = nameOf(type.getEnclosingClass());
        return own.startsWith(outer) ? own : outer.endsWith(own) ? outer : outer + own;
    }
}
