package dev.fleetledger.judgement.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A missing right and its cluster and namespace; the role is the least one that grants it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MissingRight(String cluster, @Nullable String namespace, String role) {

    /** In place of a cluster, where the missing right is not bound to one. */
    public static final String ANYWHERE = "*";

    public static MissingRight anywhere(Action action, @Nullable String namespace) {
        return new MissingRight(ANYWHERE, namespace, action.leastRole().name());
    }
}
