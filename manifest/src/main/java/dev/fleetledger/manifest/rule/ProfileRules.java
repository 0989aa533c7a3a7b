package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.draft.KeptParts;
import dev.fleetledger.manifest.spelling.Paths;

/** Seccomp and AppArmor profiles in annotations, which predate the fields and which an API server still reads. */
final class ProfileRules {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final Map<String, String> TYPES = Map.of("runtime/default", "RuntimeDefault", "docker/default", "RuntimeDefault", "unconfined", "Unconfined");
    private static final String LOCALHOST = "localhost/";
    private static final String POD = "/spec/template/spec";

    static final List<CrossRule> ALL = List.of(
        rule(ADVANCED, "ProfileOfAnnotationIsUnknown", "This is no profile.", "Write runtime/default, unconfined or localhost/<name>.", draft -> Stream.concat(
            annotations(draft, one -> isSeccomp(one) && !isSeccompProfile(value(one))),
            annotations(draft, one -> isAppArmor(one) && !isAppArmorProfile(value(one)))).toList()),
        rule(ADVANCED, "ProfiledContainerIsUnknown", "There is no container of this name.", "End the key with the name of a container.",
            draft -> annotations(draft, one -> isAppArmor(one) && container(draft, key(one).substring(APP_ARMOR.length())).isEmpty()).toList()),
        rule(ADVANCED, "ProfileOfAnnotationIsAnother", "The field of the same meaning says another profile.", "Leave the annotation out.",
            draft -> annotations(draft, one -> contradicts(value(one), field(draft, one))).toList()));

    private ProfileRules() {
    }

    private static Stream<String> annotations(Draft draft, Predicate<Found> broken) {
        return draft.each(ADVANCED, "/podAnnotations/*").stream().filter(broken).map(Found::pointer);
    }

    private static String key(Found annotation) {
        return annotation.stars().getFirst();
    }

    private static String value(Found annotation) {
        return annotation.node().stringValue("");
    }

    private static boolean isSeccomp(Found annotation) {
        return key(annotation).equals(SECCOMP_OF_POD) || key(annotation).startsWith(SECCOMP);
    }

    private static boolean isAppArmor(Found annotation) {
        return key(annotation).startsWith(APP_ARMOR);
    }

    private static boolean isSeccompProfile(String value) {
        return TYPES.containsKey(value) || value.startsWith(LOCALHOST) && Paths.isInside(value.substring(LOCALHOST.length()));
    }

    private static boolean isAppArmorProfile(String value) {
        return value.isEmpty() || value.startsWith(LOCALHOST) || TYPES.containsKey(value) && !value.startsWith("docker");
    }

    private static boolean contradicts(String value, JsonNode field) {
        boolean isLocal = value.startsWith(LOCALHOST);
        String type = isLocal ? "Localhost" : TYPES.getOrDefault(value, "");
        return field.isObject() && !(Json.text(field, "type").equals(type)
            && (!isLocal || Json.text(field, "localhostProfile").equals(value.substring(LOCALHOST.length()))));
    }

    /** The form has only the seccomp profile of a container; other profiles are kept fields. */
    private static JsonNode field(Draft draft, Found annotation) {
        if (key(annotation).equals(SECCOMP_OF_POD)) {
            return KeptParts.at(draft, POD + "/securityContext/seccompProfile");
        }
        String name = key(annotation).substring(key(annotation).indexOf('/') + 1);
        if (key(annotation).startsWith(SECCOMP)) {
            return container(draft, name).map(one -> one.path("security").path("seccompProfile")).orElse(MissingNode.getInstance());
        }
        return isAppArmor(annotation) ? appArmor(draft, "/" + Path.escaped(name)) : MissingNode.getInstance();
    }

    /** A container's profile overrides the pod's. On Windows the profile isn't checked. */
    private static JsonNode appArmor(Draft draft, String name) {
        if (KeptParts.at(draft, POD + "/os/name").stringValue("").equals("windows")) {
            return MissingNode.getInstance();
        }
        return Stream.of("/containers" + name, "/initContainers" + name, "").map(at -> KeptParts.at(draft, POD + at + "/securityContext/appArmorProfile"))
            .filter(JsonNode::isObject).findFirst().orElse(MissingNode.getInstance());
    }

    private static Optional<JsonNode> container(Draft draft, String name) {
        return draft.containers().stream().map(Found::node).filter(one -> Json.text(one, "name").equals(name)).findFirst();
    }
}
