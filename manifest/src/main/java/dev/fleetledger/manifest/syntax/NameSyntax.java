package dev.fleetledger.manifest.syntax;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.Step;

/** Syntax of names: the patterns of Kubernetes and of the wizard, and the rules that check texts against them. */
public final class NameSyntax {
    private static final String LABEL_CHARACTERS = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    public static final Pattern DNS_LABEL = Pattern.compile("(?=.{1,63}$)" + LABEL_CHARACTERS);
    public static final Pattern DNS_SUBDOMAIN = Pattern.compile("(?=.{1,253}$)" + LABEL_CHARACTERS + "(\\." + LABEL_CHARACTERS + ")*");
    public static final Pattern DNS_SUBDOMAIN_WITH_UNDERSCORE =
        Pattern.compile("(?=.{1,253}$)[_a-z0-9]([-_a-z0-9]*[_a-z0-9])?(\\.[_a-z0-9]([-_a-z0-9]*[_a-z0-9])?)*");
    /** Kubernetes compares storage drivers in lower case. */
    public static final Pattern DNS_SUBDOMAIN_OF_ANY_CASE = Pattern.compile(DNS_SUBDOMAIN.pattern(), Pattern.CASE_INSENSITIVE);
    public static final Pattern DNS_1035 = Pattern.compile("(?=.{1,63}$)[a-z]([-a-z0-9]*[a-z0-9])?");
    /** IANA's service name: letters, digits and single dashes, at least one letter. */
    public static final Pattern PORT_NAME = Pattern.compile("(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");
    public static final Pattern PRINTABLE_WITHOUT_EQUALS = Pattern.compile("[ -<>-~]+");

    /** The wizard allows fewer names for workloads, containers and services than Kubernetes. */
    public static final List<FieldRule> NAME = List.of(
        FieldRule.shorter("NameIsTooShort", 4, "{it} has fewer than 4 characters.", "Use 4 to 63 characters."),
        FieldRule.longer("NameIsTooLong", 63, "{it} has more than 63 characters.", "Use 4 to 63 characters."),
        FieldRule.notMatching("NameHasForbiddenCharacters", Pattern.compile("[-a-z0-9]*"),
            "{it} has characters other than a–z, 0–9 and the dash.", "Use lower-case letters a–z, digits and dashes."),
        FieldRule.notMatching("NameStartsWithoutLetter", Pattern.compile("([a-z].*)?", Pattern.DOTALL),
            "{it} doesn't start with one of the lower-case letters a–z.", "Start it with a lower-case letter a–z."),
        FieldRule.notMatching("NameEndsWithoutLetterOrDigit", Pattern.compile("(.*[a-z0-9])?", Pattern.DOTALL),
            "{it} doesn't end with one of a–z and 0–9.", "End it with a lower-case letter a–z or a digit."));

    private static final Pattern QUALIFIED_NAME = Pattern.compile("(?=.{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("(?=.{0,63}$)([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?");
    /** A vendor resource's name in a quota is requests.domain/name, and its domain part may have 253 characters. */
    private static final int MAX_VENDOR_DOMAIN = 244;

    private NameSyntax() {
    }

    /** Whether the text is [domain/]name, as keys of labels and annotations are. */
    public static boolean isKey(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        return QUALIFIED_NAME.matcher(name).matches() && (slash < 0 || DNS_SUBDOMAIN.matcher(key.substring(0, slash)).matches());
    }

    /** Whether Kubernetes accepts the name for a workload, a container or a service. */
    public static boolean isAcceptedByKubernetes(Step step, String name) {
        return switch (step) {
            case BASICS -> DNS_SUBDOMAIN.matcher(name).matches();
            case SERVICES -> DNS_1035.matcher(name).matches();
            case CONTAINERS, ADVANCED, PLACEMENT -> DNS_LABEL.matcher(name).matches();
        };
    }

    public static boolean isLabelValue(String value) {
        return LABEL_VALUE.matcher(value).matches();
    }

    public static boolean isVendorResource(String name) {
        int slash = name.indexOf('/');
        return isKey(name) && slash > 0 && slash <= MAX_VENDOR_DOMAIN && !name.contains("kubernetes.io/") && !name.startsWith("requests.");
    }

    /** Whether the name is in Kubernetes' own domain. Kubernetes accepts any such name as its own. */
    public static boolean isNativeResource(String name) {
        return isKey(name) && name.contains("kubernetes.io/");
    }

    public static FieldRule notDnsLabel(String rule, String subject) {
        return FieldRule.notMatching(rule, DNS_LABEL, subject + " is no DNS label.",
            "Use 1 to 63 of a-z, 0-9 and the dash, with a letter or digit at both ends.");
    }

    public static FieldRule notDnsSubdomain(String rule, String subject) {
        return FieldRule.notMatching(rule, DNS_SUBDOMAIN, subject + " is no DNS subdomain.",
            "Use 1 to 253 of a-z, 0-9, dash and dot, with a letter or digit at the ends of each part.");
    }
}
