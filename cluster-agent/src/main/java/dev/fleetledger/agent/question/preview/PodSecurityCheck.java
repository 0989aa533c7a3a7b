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
    static boolean handles(String warning) {
        return WARNING.matcher(warning).matches();
    }

    @Override
    public void run(PreviewContext context) {
        LiveObject namespace = context.namespace();
        if (namespace == null) {
            return;
        }
        String enforced = level(namespace, "enforce").orElse("privileged:latest");
        String warned = level(namespace, "warn").orElse(enforced);
        Optional<Matcher> match = context.warnings().stream().map(WARNING::matcher).filter(Matcher::matches).findFirst();
        match.ifPresent(matcher -> evaluateWarning(context, enforced, matcher));
        if (match.isEmpty() && !warned.equals(enforced) && !isPrivileged(enforced)) {
            evaluateWithoutWarning(context, enforced, warned);
        }
    }

    private static void evaluateWarning(PreviewContext context, String enforced, Matcher matcher) {
        String violated = matcher.group(1);
        List<String> baseline = PodSecurityBaseline.violations(context.template());
        if (violated.equals(enforced) || isLooser(violated, enforced)) {
            context.findings().addRefusal("PodSecurityRefuses", context.subject(), "Its pods violate PodSecurity \"" + enforced + "\": "
                    + matcher.group(2));
        } else if (!isPrivileged(enforced) && !baseline.isEmpty()) {
            context.findings().addRefusal("PodSecurityRefuses", context.subject(),
                    "Its pods violate PodSecurity \"" + enforced + "\": " + String.join(", ", baseline));
        } else {
            context.findings().addWarning("PodSecurityWarns", context.subject(), matcher.group(0));
        }
    }

    /** If the warn level is looser than the enforced one, the absence of a warning says nothing about the enforced level. */
    private static void evaluateWithoutWarning(PreviewContext context, String enforced, String warned) {
        List<String> baseline = PodSecurityBaseline.violations(context.template());
        if (!baseline.isEmpty()) {
            context.findings().addRefusal("PodSecurityRefuses", context.subject(),
                    "Its pods violate PodSecurity \"" + enforced + "\": " + String.join(", ", baseline));
        } else if (enforced.startsWith("restricted") && !warned.startsWith("restricted")) {
            context.findings().addUnknown("PodSecurityUnknown", context.subject(), "The namespace enforces " + enforced + " and warns at "
                    + warned + ", so the cluster does not say whether it takes the pods");
        }
    }

    private static boolean isPrivileged(String level) {
        return level.startsWith("privileged");
    }

    /** A violation of baseline is also one of restricted. */
    private static boolean isLooser(String level, String other) {
        return level.startsWith("baseline") && other.startsWith("restricted");
    }

    private static Optional<String> level(LiveObject namespace, String mode) {
        return namespace.label(LABEL + mode).map(level -> level + ":" + namespace.label(LABEL + mode + "-version").orElse("latest"));
    }
}
