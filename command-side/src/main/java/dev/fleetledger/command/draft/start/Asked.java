package dev.fleetledger.command.draft.start;

import java.util.UUID;
import java.util.stream.Stream;

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

    /** Exactly one of a draft, a workload and YAML. */
    record From(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision, @Nullable String yaml) {

        static From of(Fields from) {
            if (from.has("running")) {
                throw Problem.of(501, "NotBuiltYet", "A draft can't start from a running DaemonSet yet.",
                        "Start an empty one, or from YAML, a draft or a workload.");
            }
            From read = new From(from.id("draft"), from.id("workload"), from.whole("revision"), from.text("yaml"));
            if (Stream.of("draft", "workload", "yaml").filter(from::has).count() != 1) {
                from.wrong("draft", "It must go on from one thing.", "Send either a draft, a workload or YAML.");
            }
            if (read.revision() != null && !from.has("workload")) {
                from.wrong("revision", "A draft has no revisions.", "Send it with a workload only.");
            }
            return read;
        }
    }
}
