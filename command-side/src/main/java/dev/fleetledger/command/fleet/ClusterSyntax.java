package dev.fleetledger.command.fleet;

import java.util.Map;
import java.util.regex.Pattern;

/** Syntax of a cluster's name, labels and namespaces: the Kubernetes syntax, and at most 40 characters for the cluster's name. */
public final class ClusterSyntax {

    /**
     * Regular expression of a namespace's name, an
     * <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names">RFC 1123 label</a>.
     */
    public static final String NAMESPACE = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    private static final Pattern NAME = Pattern.compile("(?=.{1,40}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final String WORD = "[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?";
    private static final Pattern LABEL_KEY =
            Pattern.compile("((?=[^/]{1,253}/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?" + WORD);
    private static final Pattern LABEL_VALUE = Pattern.compile("(" + WORD + ")?");

    private ClusterSyntax() {}

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** A value that a body did not bind is null, and no label. */
    public static boolean isLabel(Map.Entry<String, String> label) {
        return label.getValue() != null && LABEL_KEY.matcher(label.getKey()).matches() && LABEL_VALUE.matcher(label.getValue()).matches();
    }
}
