package dev.fleetledger.command.cluster.look;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Fields;
import dev.fleetledger.judgement.access.Listed;

record Asked(Listed kind, @Nullable String namespace, @Nullable String reason) {

    private static final String KINDS = String.join(", ", Arrays.stream(Listed.values()).map(Listed::word).toList());

    static Asked read(Fields body) {
        String said = body.needed("kind");
        Optional<Listed> kind = Listed.of(said);
        String namespace = body.text("namespace");
        if (!said.isEmpty() && kind.isEmpty()) {
            body.wrong("kind", "There is no such kind in an inventory.", "Send one of " + KINDS + ".");
        }
        if (namespace != null && kind.isPresent() && !kind.get().namespaced()) {
            body.wrong("namespace", "These are in no namespace.", "Leave it out.");
        }
        if (namespace != null && namespace.isEmpty()) {
            body.wrong("namespace", "This is no namespace.", "Leave it out to ask for all.");
        }
        return new Asked(kind.orElse(Listed.NAMESPACES), namespace, body.reason());
    }
}
