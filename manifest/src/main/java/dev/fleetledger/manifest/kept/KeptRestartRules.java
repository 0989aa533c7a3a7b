package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFieldRule.oneOf;
import static dev.fleetledger.manifest.kept.KeptFieldRule.pod;
import static dev.fleetledger.manifest.kept.KeptFieldRule.requires;

import java.util.stream.Stream;

import dev.fleetledger.manifest.syntax.FieldRule;

/** Exit codes for which a container is restarted (validateContainerRestartPolicy, 1.35). */
final class KeptRestartRules {
    private static final int MAX_RULES = 20;
    private static final int MAX_CODES = 255;

    private KeptRestartRules() {
    }

    static Stream<KeptFieldRule> of(String container) {
        String rules = container + "/restartPolicyRules";
        return Stream.of(
            pod(container + "/restartPolicy", oneOf("A container's restart policy", "Always", "OnFailure", "Never")),
            pod(rules, FieldRule.value("RestartRulesAreTooMany", "A container has at most 20 restart rules.",
                    "Put exit codes together in one rule.", list -> list.size() > MAX_RULES)),
            pod(rules + "/*", requires("action", "exitCodes")),
            pod(rules + "/*/action", oneOf("The action", "Restart")),
            pod(rules + "/*/exitCodes", requires("operator")),
            pod(rules + "/*/exitCodes/operator", oneOf("An operator", "In", "NotIn")),
            pod(rules + "/*/exitCodes/values", FieldRule.value("ExitCodesAreTooMany", "A rule has at most 255 exit codes.",
                    "Leave some out, or list the other exit codes with the opposite operator.",
                list -> list.size() > MAX_CODES)));
    }
}
