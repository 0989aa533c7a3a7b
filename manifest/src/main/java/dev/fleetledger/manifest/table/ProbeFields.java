package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.whole;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.Rule;

/** wizard.md, section 2: health check. */
public final class ProbeFields {
    /** A probe is exactly one of these. */
    public static final List<String> KINDS = List.of("httpGet", "tcpSocket", "exec", "grpc");

    private static final Rule ONE_SUCCESS =
        Rule.outside("SuccessThresholdIsNotOne", "The success threshold of liveness and startup", 1, 1);
    private static final Rule NO_GRACE = Rule.value("ReadinessHasGracePeriod", "A readiness probe stops nothing, so it has no grace period.",
        "Leave it out.", grace -> true);

    static final List<Field> ROWS = table(
        List.of(object("/probes", "Health check")),
        probe("liveness", "Liveness", ONE_SUCCESS, grace()),
        probe("readiness", "Readiness", atLeast("SuccessThresholdIsOutOfRange", "The success threshold", 1), NO_GRACE),
        probe("startup", "Startup", ONE_SUCCESS, grace()));

    private ProbeFields() {
    }

    private static List<Field> probe(String name, String label, Rule success, Rule grace) {
        return group("/probes/" + name, "/" + name + "Probe", table(
            List.of(object("", label).stands("")),
            HandlerFields.HTTP, HandlerFields.TCP, HandlerFields.EXEC, HandlerFields.GRPC,
            List.of(
                number("/initialDelaySeconds", "Initial delay (s)", 0, atLeast("InitialDelayIsOutOfRange", "The initial delay in seconds", 0)),
                number("/periodSeconds", "Period (s)", 10, atLeast("PeriodIsOutOfRange", "The period in seconds", 1)),
                number("/timeoutSeconds", "Timeout (s)", 1, atLeast("TimeoutIsOutOfRange", "The timeout in seconds", 1)),
                number("/successThreshold", "Success threshold", 1, success),
                number("/failureThreshold", "Failure threshold", 3, atLeast("FailureThresholdIsOutOfRange", "The failure threshold", 1)),
                whole("/terminationGracePeriodSeconds", "Grace period (s)").not(grace))));
    }

    private static Field number(String path, String label, int usual, Rule rule) {
        return whole(path, label).byDefault(Json.whole(usual)).not(rule);
    }

    private static Rule grace() {
        return Rule.value("GracePeriodIsOutOfRange", "The grace period in seconds is a whole number from 1.", "Use 1 or more.", seconds -> seconds.longValue(0) < 1);
    }

    private static Rule atLeast(String name, String what, int least) {
        return Rule.outside(name, what, least, Integer.MAX_VALUE);
    }
}
