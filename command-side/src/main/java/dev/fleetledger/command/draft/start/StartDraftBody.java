package dev.fleetledger.command.draft.start;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;

/** Request body. */
record StartDraftBody(String kind, @Nullable String cluster, @Nullable From from, @Nullable String reason) {

    private static final String DAEMON_SET = "DaemonSet";

    static StartDraftBody of(JsonFields body) {
        String kind = body.requiredText("kind");
        if (!kind.isEmpty() && !kind.equals(DAEMON_SET)) {
            body.reject("kind", "There is no such kind.", "Send " + DAEMON_SET + ".");
        }
        return new StartDraftBody(kind, body.text("cluster"), body.object("from", From::of), body.reason());
    }

    /** Source of the draft; exactly one of a draft, a workload, YAML and a running DaemonSet. */
    record From(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision, @Nullable String yaml,
            @Nullable Running running) {

        static From of(JsonFields from) {
            From read = new From(from.id("draft"), from.id("workload"), from.integer("revision"), from.text("yaml"),
                    from.object("running", Running::of));
            if (Stream.of("draft", "workload", "yaml", "running").filter(from::has).count() != 1) {
                from.reject("draft", "It must go on from one thing.", "Send either a draft, a workload, YAML or a running DaemonSet.");
            }
            if (read.revision() != null && !from.has("workload")) {
                from.reject("revision", "A draft has no revisions.", "Send it with a workload only.");
            }
            return read;
        }
    }

    record Running(String cluster, String namespace, String name) {

        // RFC 1123, as Kubernetes requires for namespaces and names (apimachinery, validation.IsDNS1123Label and -Subdomain).
        private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
        private static final Pattern SUBDOMAIN =
                Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

        static Running of(JsonFields running) {
            return new Running(running.requiredText("cluster"), named(running, "namespace", LABEL), named(running, "name", SUBDOMAIN));
        }

        private static String named(JsonFields running, String member, Pattern valid) {
            String name = running.requiredText(member);
            if (!name.isEmpty() && !valid.matcher(name).matches()) {
                running.reject(member, "Nothing in Kubernetes is named so.", "Send the name as kubectl shows it.");
            }
            return name;
        }
    }
}
