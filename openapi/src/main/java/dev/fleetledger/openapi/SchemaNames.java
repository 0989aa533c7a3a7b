package dev.fleetledger.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.fleetledger.query.person.PersonDirectory;

/** Schema names of types: the class name without the suffix that only describes its role in the code. */
final class SchemaNames {

    private static final String ROLE_SUFFIX = "(Response|Controller|View|Event|Facts)$";

    /** Types that only enclose others; their names are left out of the schema's name. */
    private static final Set<Class<?>> ENCLOSING_TYPES = Set.of(CommandResponses.class, PersonDirectory.class);

    private final Map<String, String> owners = new HashMap<>();
    private final Map<Class<?>, String> assigned = new HashMap<>();

    /** Sets the name of a type whose class name is too generic. */
    void assign(Class<?> type, String name) {
        assigned.put(type, name);
    }

    String of(Class<?> type, Direction direction) {
        String name = assigned.containsKey(type) || assigned.containsKey(type.getEnclosingClass()) ? baseName(type) : switch (direction) {
            case RESPONSE -> baseName(type);
            case REQUEST -> baseName(type) + "Sent";
        };
        String owner = owners.putIfAbsent(name, direction + " " + type.getName());
        if (owner != null && !owner.equals(direction + " " + type.getName())) {
            throw new IllegalStateException(name + " would name both " + owner + " and " + direction + " " + type.getName());
        }
        return name;
    }

    private String baseName(Class<?> type) {
        String assignedName = assigned.get(type);
        String own = assignedName == null ? type.getSimpleName().replaceAll(ROLE_SUFFIX, "") : assignedName;
        Class<?> enclosing = assignedName == null ? type.getEnclosingClass() : null;
        if (enclosing == null || ENCLOSING_TYPES.contains(enclosing)) {
            return own;
        }
        String outer = baseName(enclosing);
        return own.startsWith(outer) ? own : outer.endsWith(own) ? outer : outer + own;
    }
}
