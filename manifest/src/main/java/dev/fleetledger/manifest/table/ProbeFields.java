package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.syntax.FieldRule;

/** Probes of a container. */
public final class ProbeFields {
    /** A probe is exactly one of these. */
    public static final List<String> KINDS = List.of("httpGet", "tcpSocket", "exec", "grpc");

    private static final FieldRule ONE_SUCCESS =
        FieldRule.outside("SuccessThresholdIsNotOne", "The success threshold of liveness and startup", 1, 1);
    private static final FieldRule GRACE_NOT_ALLOWED =
            FieldRule.value("ReadinessHasGracePeriod", "A readiness probe stops nothing, so it has no grace period.",
        "Leave it out.", grace -> true);

    static final List<FieldDefinition> ROWS = table(
        List.of(object("/probes", "Health check")),
        probe("liveness", "Liveness", ONE_SUCCESS, grace()),
        probe("readiness", "Readiness", atLeast("SuccessThresholdIsOutOfRange", "The success threshold", 1), GRACE_NOT_ALLOWED),
        probe("startup", "Startup", ONE_SUCCESS, grace()));

    private ProbeFields() {
    }

    private static List<FieldDefinition> probe(String name, String label, FieldRule success, FieldRule grace) {
        return group("/probes/" + name, "/" + name + "Probe", table(
            List.of(object("", label).mapsToObject("")),
            HandlerFields.HTTP, HandlerFields.TCP, HandlerFields.EXEC, HandlerFields.GRPC,
            List.of(
                number("/initialDelaySeconds", "Initial delay", 0, atLeast("InitialDelayIsOutOfRange", "The initial delay in seconds", 0))
                    .unit("s")
                    .help("Time from the start of the container to the first check."),
                number("/periodSeconds", "Period", 10, atLeast("PeriodIsOutOfRange", "The period in seconds", 1)).unit("s")
                    .help("Time from one check to the next."),
                number("/timeoutSeconds", "Timeout", 1, atLeast("TimeoutIsOutOfRange", "The timeout in seconds", 1)).unit("s")
                    .help("A check that takes longer has failed."),
                number("/successThreshold", "Success threshold", 1, success)
                    .help("So many checks in a row must succeed after one has failed."),
                number("/failureThreshold", "Failure threshold", 3, atLeast("FailureThresholdIsOutOfRange", "The failure threshold", 1))
                    .help("So many checks in a row must fail."),
                integer("/terminationGracePeriodSeconds", "Grace period").unit("s")
                    .help("Time to end by itself after a failure. Absent: the scale-in window.").withRules(grace))));
    }

    private static FieldDefinition number(String path, String label, int defaultNumber, FieldRule fieldRule) {
        return integer(path, label).byDefault(Json.integer(defaultNumber)).withRules(fieldRule);
    }

    private static FieldRule grace() {
        return FieldRule.value("GracePeriodIsOutOfRange", "The grace period in seconds is a whole number from 1.", "Use 1 or more.",
                seconds -> seconds.longValue(0) < 1);
    }

    private static FieldRule atLeast(String name, String what, int min) {
        return FieldRule.outside(name, what, min, Integer.MAX_VALUE);
    }
}
