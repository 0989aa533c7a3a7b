package dev.fleetledger.agent.question.preview;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.fleetledger.agent.apiserver.LiveObject;

/**
 * Checks the pods against the namespace's Pod Security level. Kubernetes warns about a template as it would refuse the pods, at
 * the namespace's warn level, which is the enforced one unless a label sets another (pod-security-admission/api/helpers.go,
 * PolicyToEvaluate).
 */
final class PodSecurityCheck implements PreviewCheck {

    private static final Pattern WARNING = Pattern.compile("would violate PodSecurity \"([a-z]+:[^\"]+)\": (.*)", Pattern.DOTALL);
    private static final String LABEL = "pod-security.kubernetes.io/";

    /** @return whether this check handles the API server's warning */
    static boolean isAbout(String warning) {
        return WARNING.matcher(warning).matches();
    }

    @Override
    public void run(PreviewContext previewContext) {
        LiveObject namespace = previewContext.namespace();
        if (namespace == null) {
            return;
        }
        String enforced = level(namespace, "enforce").orElse("privileged:latest");
        String warned = level(namespace, "warn").orElse(enforced);
        Optional<Matcher> said = previewContext.warnings().stream().map(WARNING::matcher).filter(Matcher::matches).findFirst();
        said.ifPresent(words -> told(previewContext, enforced, words));
        if (said.isEmpty() && !warned.equals(enforced) && !isNothing(enforced)) {
            silent(previewContext, enforced, warned);
        }
    }

    private static void told(PreviewContext previewContext, String enforced, Matcher words) {
        String violated = words.group(1);
        List<String> baseline = PodSecurityBaseline.broken(previewContext.template());
        if (violated.equals(enforced) || isLooser(violated, enforced)) {
            previewContext.findings().addRefusal("PodSecurityRefuses", previewContext.subject(), "Its pods violate PodSecurity \"" + enforced + "\": " + words.group(2));
        } else if (!isNothing(enforced) && !baseline.isEmpty()) {
            previewContext.findings().addRefusal("PodSecurityRefuses", previewContext.subject(),
                    "Its pods violate PodSecurity \"" + enforced + "\": " + String.join(", ", baseline));
        } else {
            previewContext.findings().addWarning("PodSecurityWarns", previewContext.subject(), words.group(0));
        }
    }

    /** If the warn level is looser than the enforced one, the absence of a warning says nothing about the enforced level. */
    private static void silent(PreviewContext previewContext, String enforced, String warned) {
        List<String> baseline = PodSecurityBaseline.broken(previewContext.template());
        if (!baseline.isEmpty()) {
            previewContext.findings().addRefusal("PodSecurityRefuses", previewContext.subject(),
                    "Its pods violate PodSecurity \"" + enforced + "\": " + String.join(", ", baseline));
        } else if (enforced.startsWith("restricted") && !warned.startsWith("restricted")) {
            previewContext.findings().addUnknown("PodSecurityUnknown", previewContext.subject(), "The namespace enforces " + enforced + " and warns at "
                    + warned + ", so the cluster does not say whether it takes the pods");
        }
    }

    private static boolean isNothing(String level) {
        return level.startsWith("privileged");
    }

    /** A violation of baseline is also one of restricted. */
    private static boolean isLooser(String level, String than) {
        return level.startsWith("baseline") && than.startsWith("restricted");
    }

    private static Optional<String> level(LiveObject namespace, String mode) {
        return namespace.label(LABEL + mode).map(level -> level + ":" + namespace.label(LABEL + mode + "-version").orElse("latest"));
    }
}
