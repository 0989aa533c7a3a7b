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

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptFieldLookup;
import dev.fleetledger.manifest.syntax.Paths;

/** Seccomp and AppArmor profiles in annotations, which predate the fields and which an API server still reads. */
final class ProfileRules {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final Map<String, String> TYPES =
            Map.of("runtime/default", "RuntimeDefault", "docker/default", "RuntimeDefault", "unconfined", "Unconfined");
    private static final String LOCALHOST = "localhost/";
    private static final String POD = "/spec/template/spec";

    static final List<CrossRule> ALL = List.of(
        rule(ADVANCED, "ProfileOfAnnotationIsUnknown", "{it} is no profile.", "Write runtime/default, unconfined or localhost/<name>.",
                draft -> Stream.concat(
            annotations(draft, one -> isSeccomp(one) && !isSeccompProfile(value(one))),
            annotations(draft, one -> isAppArmor(one) && !isAppArmorProfile(value(one)))).toList()),
        rule(ADVANCED, "ProfiledContainerIsUnknown", "There is no container of this name.",
        "End the annotation's key with the name of a container of the pod.",
            draft -> annotations(draft, one -> isAppArmor(one) && findContainer(draft, key(one).substring(APP_ARMOR.length())).isEmpty())
            .toList()),
        rule(ADVANCED, "ProfileOfAnnotationIsAnother", "The field of the same meaning names another profile.", "Leave the annotation out.",
            draft -> annotations(draft, one -> contradicts(value(one), field(draft, one))).toList()));

    private ProfileRules() {
    }

    private static Stream<String> annotations(DraftSnapshot draft, Predicate<PathMatch> violated) {
        return draft.match(ADVANCED, "/podAnnotations/*").stream().filter(violated).map(PathMatch::pointer);
    }

    private static String key(PathMatch annotation) {
        return annotation.wildcards().getFirst();
    }

    private static String value(PathMatch annotation) {
        return annotation.node().stringValue("");
    }

    private static boolean isSeccomp(PathMatch annotation) {
        return key(annotation).equals(SECCOMP_OF_POD) || key(annotation).startsWith(SECCOMP);
    }

    private static boolean isAppArmor(PathMatch annotation) {
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
    private static JsonNode field(DraftSnapshot draft, PathMatch annotation) {
        if (key(annotation).equals(SECCOMP_OF_POD)) {
            return KeptFieldLookup.at(draft, POD + "/securityContext/seccompProfile");
        }
        String name = key(annotation).substring(key(annotation).indexOf('/') + 1);
        if (key(annotation).startsWith(SECCOMP)) {
            return findContainer(draft, name).map(one -> one.path("security").path("seccompProfile")).orElse(MissingNode.getInstance());
        }
        return isAppArmor(annotation) ? appArmor(draft, "/" + PointerPattern.escape(name)) : MissingNode.getInstance();
    }

    /** A container's profile overrides the pod's. On Windows the profile isn't checked. */
    private static JsonNode appArmor(DraftSnapshot draft, String name) {
        if (KeptFieldLookup.at(draft, POD + "/os/name").stringValue("").equals("windows")) {
            return MissingNode.getInstance();
        }
        return Stream.of("/containers" + name, "/initContainers" + name, "")
                .map(at -> KeptFieldLookup.at(draft, POD + at + "/securityContext/appArmorProfile"))
            .filter(JsonNode::isObject).findFirst().orElse(MissingNode.getInstance());
    }

    private static Optional<JsonNode> findContainer(DraftSnapshot draft, String name) {
        return draft.containers().stream().map(PathMatch::node).filter(one -> Json.text(one, "name").equals(name)).findFirst();
    }
}
