package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges a value together with what its name says. */
final class CredentialValue {
    /** A value of these forms is not itself a credential, even under a credential's name. */
    private static final List<Pattern> REFERENCES = List.of(
        // A path, which may begin with a variable or a drive.
        Pattern.compile("(?:[~.]{0,2}|[A-Za-z]:|\\$[({]?\\w{1,80}[)}]?)(?:[/\\\\]{1,2}[\\w.$(){}*@-]+)++[/\\\\]?(?:,/\\S*)?"),
        // A URL; its user, path and query are judged by themselves.
        Pattern.compile("[a-z][a-z0-9+.-]{1,20}://\\S*"),
        Pattern.compile("(?i)(?:ref\\+)?(?:vault|op|secret|ssm|sops|arn|kv|akv|env|file|k8s|awssm|gcpsm|exec):\\S+"),
        Pattern.compile("(?:vault|projects|secrets?)/\\S+/\\S+|ENC\\[.*|@[/.]\\S+"),
        // A duration, quantity or share.
        Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:ns|us|ms|s|m|h|d|w|[KMGT]i?|%))+"),
        Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d{1,5})?"));
    /** JSON is read member by member. */
    private static final Pattern STRUCTURE = Pattern.compile("[{\\[].*[}\\]]", Pattern.DOTALL);
    private static final int LONGEST_REFERENCE = 4096;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?:[/,][a-z0-9.-]{1,253}){0,9}");
    private static final Pattern OBJECT_BOUNDARY = Pattern.compile("[-./,]");
    private static final Set<String> OBJECT_PARTS = Set.of("secret", "secrets", "token", "cert", "certs", "certificate", "tls", "ca",
        "credential", "credentials", "creds", "cred", "auth", "key", "keys", "sa", "config", "conf", "regcred", "pull", "registry",
        "kubeconfig", "account", "user", "webhook", "memberlist");

    /** Parts of ordinary words with digits: v2, eth0, 1a, i386, sha256. */
    private static final Pattern ORDINARY_PART = Pattern.compile("[A-Za-z]*|\\d{1,6}|[A-Za-z]{1,4}\\d{1,2}[a-z]?"
            + "|\\d{1,3}[A-Za-z]{1,8}|v\\d+(?:alpha|beta)\\d+"
            + "|(?i:base64|base32|sha\\d{1,3}|aes\\d{3}|oauth2|[rhe]s\\d{3}|hmacsha\\d{3}|amd64|arm64|i386|x509|hash\\d{2})");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PART_BOUNDARY = Pattern.compile("[-._,+]");
    private static final Pattern NO_PASSWORD = Pattern.compile(".*[\\s/:=].*", Pattern.DOTALL);
    private static final Pattern NOT_LITERAL = Pattern.compile("={1,2}$|\\$\\([^()]*\\)|\\$\\{[^{}]*}");
    private static final int SHORTEST_PASSWORD = 6;
    private static final int LONGEST_PASSWORD = 200;

    private CredentialValue() {
    }

    static boolean isCredential(NameKind kind, String value) {
        String text = value.strip();
        return kind.judgesValue() && !Placeholder.isPlaceholder(text) && switch (kind) {
            case CREDENTIAL_VALUE -> !isReference(text);
            case CREDENTIAL_VALUES -> !isReference(text) && !NUMBER.matcher(text).matches();
            case CREDENTIAL_OR_OBJECT -> !isReference(text) && !isObjectName(text);
            case HINTED -> isLikePassword(text);
            case PLAIN, IDENTIFYING -> false;
        };
    }

    /** Whether the value has letters and digits, or letters of mixed case, that form no ordinary word. */
    static boolean isLikePassword(String text) {
        String value = NOT_LITERAL.matcher(text).replaceAll("");
        return value.length() >= SHORTEST_PASSWORD && value.length() <= LONGEST_PASSWORD && !NO_PASSWORD.matcher(value).matches()
            && value.chars().anyMatch(Character::isLetter) && (value.chars().anyMatch(Character::isDigit) || RandomText.isMixedCase(value))
            && !Placeholder.isPlaceholder(value) && !isReference(value) && !isOrdinary(value);
    }

    private static boolean isOrdinary(String value) {
        return PART_BOUNDARY.splitAsStream(value).allMatch(part -> ORDINARY_PART.matcher(part).matches() && !RandomText.isMixedCase(part))
            || UUID.matcher(value).matches();
    }

    private static boolean isReference(String value) {
        return STRUCTURE.matcher(value).matches() || value.length() <= LONGEST_REFERENCE && !RandomText.isRandom(value)
            && REFERENCES.stream().anyMatch(pattern -> pattern.matcher(value).matches());
    }

    /** Several words, of which one says what kind of object it is. */
    private static boolean isObjectName(String value) {
        return OBJECT_NAME.matcher(value).matches() && OBJECT_BOUNDARY.splitAsStream(value).anyMatch(OBJECT_PARTS::contains)
            && OBJECT_BOUNDARY.matcher(value).find();
    }
}
