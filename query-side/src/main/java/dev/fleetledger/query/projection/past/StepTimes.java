package dev.fleetledger.query.projection.past;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a type of row that reports without a step may replace: each {@code x} beside a {@code stepX}, see {@link VersionedRow}.
 * Attributes are identified by their place in Hibernate's state of a row.
 */
record StepTimes(List<Pair> pairs) {

    private static final String PREFIX = "step";

    private record Pair(int replaced, int atStep) {}

    static StepTimes of(EntityPersister type) {
        List<String> attributes = List.of(type.getPropertyNames());
        List<Pair> pairs = new ArrayList<>();
        for (String attribute : attributes) {
            if (attribute.startsWith(PREFIX) && attribute.length() > PREFIX.length()) {
                String replaced = Character.toLowerCase(attribute.charAt(PREFIX.length())) + attribute.substring(PREFIX.length() + 1);
                pairs.add(new Pair(attributes.indexOf(replaced), attributes.indexOf(attribute)));
            }
        }
        return new StepTimes(pairs);
    }

    /** @return the state that the step gave the row which made the version */
    @Nullable Object[] restore(@Nullable Object[] state) {
        @Nullable Object[] atStep = pairs.isEmpty() ? state : Arrays.copyOf(state, state.length);
        pairs.forEach(pair -> atStep[pair.replaced] = state[pair.atStep]);
        return atStep;
    }
}
