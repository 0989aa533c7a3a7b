package dev.fleetledger.command.draft.start;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.request.Fields;

/** The body. */
record Asked(String kind, @Nullable String cluster, @Nullable From from, @Nullable String reason) {

    private static final String DAEMON_SET = "DaemonSet";

    static Asked of(Fields body) {
        String kind = body.needed("kind");
        if (!kind.isEmpty() && !kind.equals(DAEMON_SET)) {
            body.wrong("kind", "There is no such kind.", "Send " + DAEMON_SET + ".");
        }
        return new Asked(kind, body.text("cluster"), body.within("from", From::of), body.reason());
    }

    /** Exactly one of a draft and a workload. */
    record From(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision) {

        static From of(Fields from) {
            if (from.has("yaml") || from.has("running")) {
                throw Problem.of(501, "NotBuiltYet", "A draft can't start from YAML or from a running DaemonSet yet.",
                        "Start an empty one, or from a draft or a workload.");
            }
            From read = new From(from.id("draft"), from.id("workload"), from.whole("revision"));
            if (from.has("draft") == from.has("workload")) {
                from.wrong("draft", "It must go on from one thing.", "Send either a draft or a workload.");
            }
            if (read.revision() != null && !from.has("workload")) {
                from.wrong("revision", "A draft has no revisions.", "Send it with a workload only.");
            }
            return read;
        }
    }
}
