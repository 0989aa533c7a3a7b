package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFieldRule.oneOf;
import static dev.fleetledger.manifest.kept.KeptFieldRule.pod;
import static dev.fleetledger.manifest.kept.KeptFieldRule.requires;

import java.util.stream.Stream;

import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.table.MountFields;

/** AppArmor profiles, and seccomp profiles that only YAML can set (ValidateAppArmorProfileField and validateSeccompProfileField, 1.35). */
final class KeptProfileRules {
    private static final String[] TYPES = {"RuntimeDefault", "Unconfined", "Localhost"};
    /** The longest path on Linux, in characters. */
    private static final int MAX_NAME_BYTES = 4095;

    private KeptProfileRules() {
    }

    static Stream<KeptFieldRule> seccomp(String securityContext) {
        String profile = securityContext + "/seccompProfile";
        return Stream.of(
            pod(profile, requires("type")), pod(profile + "/type", oneOf("A seccomp profile", TYPES)),
            pod(profile + "/localhostProfile", MountFields.notRelative("SeccompProfileIsNotRelative")));
    }

    static Stream<KeptFieldRule> appArmor(String securityContext) {
        String profile = securityContext + "/appArmorProfile";
        return Stream.of(
            pod(profile, requires("type")), pod(profile + "/type", oneOf("An AppArmor profile", TYPES)),
            pod(profile + "/localhostProfile",
                FieldRule.text("ProfileIsPadded", "The profile's name begins or ends with a blank.", "Leave the blank out.",
                        name -> !name.isBlank() && !name.equals(name.strip())),
                FieldRule.text("ProfileIsTooLong", "The profile's name has more than 4095 bytes.", "Use a shorter name.",
                        name -> FieldRule.bytes(name) > MAX_NAME_BYTES)));
    }
}
