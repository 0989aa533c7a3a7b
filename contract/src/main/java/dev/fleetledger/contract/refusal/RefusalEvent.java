package dev.fleetledger.contract.refusal;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.RenamedCodes;

/** Events of the stream {@code Refusals/<actor>}. They contain the action and the reason of the refusal, never the request's content. */
public sealed interface RefusalEvent {

    /**
     * @param action  as in an accepted command's metadata, e.g. {@code draft.submit}
     * @param status  HTTP status of the response
     * @param code    name of the violated rule or conflicting state
     * @param missing the missing rights and their clusters
     * @param rules   names of the violated rules
     */
    record Refused(String action, Target target, int status, String code, List<Missing> missing, List<String> rules)
            implements RefusalEvent {

        public Refused {
            code = RenamedCodes.current(code);
            rules = rules.stream().map(RenamedCodes::current).toList();
        }
    }

    /** Subject of the refused command; its namespace decides who may read the refusal. */
    record Target(@Nullable UUID draft, @Nullable UUID workload, @Nullable String cluster, @Nullable String namespace) {}

    record Missing(String cluster, @Nullable String namespace, String role) {}
}
