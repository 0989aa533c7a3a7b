package dev.fleetledger.command.draft.start;

import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.body.ManifestBodyReader;
import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.command.request.body.ReasonText;

/**
 * A text's pattern accepts the empty text too, which is reported as missing.
 *
 * @param cluster the only cluster that the draft may target
 * @param from    absent: the draft starts empty
 */
record StartDraftBody(
        @NotEmpty(message = "{missing.text}") @Pattern(regexp = "(DaemonSet)?", message = "{draft.kind}") String kind,
        @Nullable String cluster,
        @Nullable @Valid From from,
        @Nullable @ReasonText String reason) {

    /** @throws dev.fleetledger.problem.MalformedRequestException when the YAML can't be imported */
    StartDraft toCommand() {
        return new StartDraft(kind, cluster, from == null ? new DraftSource.Nothing() : from.toSource());
    }

    /**
     * Source of the draft; exactly one of a draft, a workload, YAML and a running DaemonSet.
     *
     * @param name which of several DaemonSets in the YAML is meant
     */
    @SingleSource
    record From(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision, @Nullable String yaml,
            @Nullable String name, @Nullable @Valid Running running) {

        DraftSource toSource() {
            if (draft != null) {
                return new DraftSource.OtherDraft(draft);
            }
            if (workload != null) {
                return new DraftSource.WorkloadRevision(workload, revision);
            }
            return yaml != null ? new DraftSource.Manifest(ManifestBodyReader.read(yaml, name)) : Objects.requireNonNull(running).toSource();
        }
    }

    record Running(
            @NotEmpty(message = "{missing.text}") String cluster,
            @NotEmpty(message = "{missing.text}")
            @Pattern(regexp = "(" + ClusterSyntax.NAMESPACE + ")?", message = "{draft.from.running.name}") String namespace,
            @NotEmpty(message = "{missing.text}") @Pattern(regexp = "(" + SUBDOMAIN + ")?", message = "{draft.from.running.name}")
            String name) {

        // RFC 1123, as Kubernetes requires for names (apimachinery, validation.IsDNS1123Subdomain).
        private static final String SUBDOMAIN = "(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

        DraftSource toSource() {
            return new DraftSource.RunningDaemonSet(cluster, namespace, name);
        }
    }
}
