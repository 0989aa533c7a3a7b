package dev.fleetledger.command.guardrail.change;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.contract.settings.Settings;

/**
 * The whole document. The last members are those that only a read shows: they are ignored, so that its answer can be changed and sent back.
 */
record ChangeSettingsBody(
        @NotNull(message = "{settings.secondPerson.missing}") @Valid SecondPersonBody secondPerson,
        @NotNull(message = EXPIRES) @DurationMin(seconds = 1, message = EXPIRES) @DurationMax(days = MAX_EXPIRES_DAYS, message = EXPIRES)
        Duration approvalExpires,
        @NotNull(message = "{settings.protectedNamespaces.missing}")
        @Size(max = MAX_NAMESPACES, message = "{settings.protectedNamespaces.tooMany}")
        List<@Pattern(regexp = ClusterSyntax.NAMESPACE, message = "{settings.protectedNamespaces.name}") String> protectedNamespaces,
        @NotNull(message = "{settings.reasonRequired.missing}")
        List<@Pattern(regexp = ACTS, message = "{settings.reasonRequired.act}") String> reasonRequired,
        @Nullable JsonNode version, @Nullable JsonNode changedBy, @Nullable JsonNode changedAt, @Nullable JsonNode pending,
        @Nullable JsonNode position) {

    private static final String EXPIRES = "{settings.approvalExpires}";
    private static final int MAX_EXPIRES_DAYS = 30;
    private static final int MAX_NAMESPACES = 100;
    private static final String ACTS = "delete|forget|redact|acceptRestore";

    /** Lists are sets, written in one order, so that the same guard rails are the same document. */
    Settings toSettings() {
        return new Settings(secondPerson.toSecondPerson(), approvalExpires.toString(),
                protectedNamespaces.stream().distinct().sorted().toList(),
                Stream.of(ACTS.split("\\|")).filter(reasonRequired::contains).toList());
    }

    record SecondPersonBody(
            @NotNull(message = CLUSTERS) @Min(value = 1, message = CLUSTERS) @Max(value = MAX_CLUSTERS, message = CLUSTERS)
            Integer fromClusters,
            @NotNull(message = "{settings.share}") @Pattern(regexp = "([1-9][0-9]?|100)%", message = "{settings.share}") String share,
            @NotNull(message = CLUSTERS) @Min(value = 1, message = CLUSTERS) @Max(value = MAX_CLUSTERS, message = CLUSTERS)
            Integer deleteFromClusters) {

        private static final String CLUSTERS = "{settings.clusters}";
        /** More than any fleet has: higher numbers would only hide a typing error. */
        private static final int MAX_CLUSTERS = 1_000_000;

        Settings.SecondPerson toSecondPerson() {
            return new Settings.SecondPerson(fromClusters, share, deleteFromClusters);
        }
    }
}
