package dev.fleetledger.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.fleetledger.query.person.PersonDirectory;

/** Schema names of types: the class name without the suffix that only describes its role in the code. */
final class SchemaNames {

    private static final String USE = "(Response|Controller|View|Event|Facts)$";

    /** Types that only enclose others; their names are left out of the schema's name. */
    private static final Set<Class<?>> DRAWERS = Set.of(CommandResponses.class, PersonDirectory.class);

    private final Map<String, String> owners = new HashMap<>();
    private final Map<Class<?>, String> given = new HashMap<>();

    /** Sets the name of a type whose class name is too generic. */
    void assign(Class<?> type, String name) {
        given.put(type, name);
    }

    String of(Class<?> type, Direction direction) {
        String name = given.containsKey(type) || given.containsKey(type.getEnclosingClass()) ? plain(type) : switch (direction) {
            case ANSWERED -> plain(type);
            case SENT -> plain(type) + "Sent";
        };
        String owner = owners.putIfAbsent(name, direction + " " + type.getName());
        if (owner != null && !owner.equals(direction + " " + type.getName())) {
            throw new IllegalStateException(name + " would name both " + owner + " and " + direction + " " + type.getName());
        }
        return name;
    }

    private String plain(Class<?> type) {
        String known = given.get(type);
        String own = known == null ? type.getSimpleName().replaceAll(USE, "") : known;
        Class<?> around = known == null ? type.getEnclosingClass() : null;
        if (around == null || DRAWERS.contains(around)) {
            return own;
        }
        String outer = plain(around);
        return own.startsWith(outer) ? own : outer.endsWith(own) ? outer : outer + own;
    }
}
