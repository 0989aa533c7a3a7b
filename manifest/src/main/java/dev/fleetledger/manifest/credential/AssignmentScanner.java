package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds values with a telling name in a text: in a command line, a query string, a header, JSON, YAML, properties, XML or a sentence. */
final class AssignmentScanner {
    /** A quoted value, which may have blanks, or one up to the next separator. Possessive, so that a long text is scanned once. */
    private static final String VALUE = "(?:\\\\{0,3}\"(?<double>[^\"\\\\]{0,4096}+)|\\\\{0,3}'(?<single>[^'\\\\]{0,4096}+)|"
            + "(?<bare>[^\\s&,;\"'|<>\\\\{\\[][^\\s&,;\"'|<>\\\\]{0,255}+))";
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+$");
    private static final String START = "(?<![\\w.-])-{0,2}";
    private static final String NAME = "(?<name>[\\p{L}_][\\p{L}\\d_.-]{0,200}+)";

    private static final List<Form> FORMS = List.of(
        // NAME=value, --name=value, ?name=value, name = value, name := value
        new Form(START + NAME + "[ \\t]{0,4}:?=(?![=~>])[ \\t]{0,4}" + VALUE, "="),
        // "name": "value" and 'name' => 'value', also quoted once more
        new Form("[\"']" + "(?<name>[\\p{L}_][\\p{L}\\d_. /-]{0,200}+)" + "\\\\{0,3}[\"']\\s{0,8}(?::|=>)\\s{0,8}" + VALUE, ":", "=>"),
        // The whole line of YAML or of a header: name: value
        new Form("(?m)^[ \\t]{0,64}(?:- )?" + NAME + "[ \\t]{0,4}:[ \\t]{1,16}(?<bare>[^\\r\\n#]{1,4096}+)", ": "),
        // A header inside a command: "Name: value"
        new Form("[\"'=]" + "(?<name>[A-Za-z][\\w-]{0,80}+)" + ":[ \\t]{0,4}(?<bare>[^\"'\\r\\n]{1,4096}+)(?:[\"']|$)", ":"),
        // A header in the configuration of a proxy
        new Form("(?i)header[ \\t]{1,4}(?<name>[A-Za-z][\\w-]{0,80}+)[ \\t]{1,4}" + VALUE, "eader"),
        // name:value, as HTTPie takes headers
        new Form("(?<![\\w.:/@-])(?<short>[A-Za-z][\\w-]{2,80}+):(?<bare>[^\\s\"':/@]{6,200}+)(?=\\s|$)", ":"),
        // A parameter of a query string, where a name of one letter or word is usual
        new Form("[?&;](?<hinted>key|k|s|code|auth|sig|signature|hash|access|id_token)=" + VALUE, "="),
        new Form("<(?<name>[\\p{L}_][\\w.:-]{0,80}+)>(?<bare>[^<>]{1,4096}+)</", "</"),
        // name: x, value: y
        new Form("(?:name|key)\\\\{0,3}[\"']?\\s{0,4}[:=]\\s{0,4}\\\\{0,3}[\"']?" + NAME
            + "\\\\{0,3}[\"']?[,;]?\\s{1,64}\\\\{0,3}[\"']?value\\\\{0,3}[\"']?"
            + "\\s{0,4}[:=]\\s{0,4}" + VALUE, "value"),
        // Directives of configuration files: name value
        new Form("(?m)^[ \\t]{0,64}(?<name>requirepass|masterauth|password|secret|auth_pass|insecure-password|api_key)[ \\t]{1,16}"
            + "(?<bare>[^\\s;]{1,4096}+)[ \\t;]{0,4}$", " "),
        // An indented line of two words, as Fluent Bit and Apache have them
        new Form("(?m)^[ \\t]{1,64}" + NAME + "[ \\t]{1,64}(?<bare>[^\\s;]{1,4096}+)[ \\t;]{0,4}$", "\n"),
        // user:value@host without a scheme, as database drivers write it; not an image with a tag and a digest
        new Form("(?<![\\w./:@-])(?<name>[\\w.-]{1,80}+):(?<user>[^\\s:@/\"'=]{1,200}+)@(?!sha\\d)[\\w(]", "@"));

    private static final Form SENTENCE = new Form("(?i)(?<![\\w.-])(?<name>password|passwd|pwd|pw|passphrase|passwort|secret|token"
            + "|api[ -]?key|credentials?)"
        + "(?:\\s{1,4}(?:is|was|to|ist|now|=|->|with)){0,3}[:]?\\s{1,4}[\"'`(]?(?<bare>[^\\s\"'`,;)]{6,200}+)", " ");

    private AssignmentScanner() {
    }

    static boolean hasCredential(String text) {
        return FORMS.stream().anyMatch(form -> form.assignsCredential(text)) || SENTENCE.namesPassword(text);
    }

    /** @param requiredTexts substrings of which every text of this form contains one; checked first, because most texts have none */
    private record Form(Pattern pattern, List<String> requiredTexts) {
        Form(String pattern, String... requiredTexts) {
            this(Pattern.compile(pattern), List.of(requiredTexts));
        }

        boolean assignsCredential(String text) {
            if (requiredTexts.stream().noneMatch(text::contains)) {
                return false;
            }
            Matcher matcher = pattern.matcher(text);
            for (int start = 0; start <= text.length() && matcher.find(start);) {
                if (isCredential(matcher)) {
                    return true;
                }
                // A value may itself be an assignment: --set=password=x
                start = Math.max(matcher.namedGroups().containsKey("name") ? matcher.end("name") : 0, matcher.start() + 1);
            }
            return false;
        }

        private boolean isCredential(Matcher matcher) {
            if (matcher.namedGroups().containsKey("user")) {
                return !Placeholder.isPlaceholder(matcher.group("user")) && !matcher.group("user").startsWith("$");
            }
            if (matcher.namedGroups().containsKey("hinted")) {
                return CredentialValue.isLikePassword(value(matcher));
            }
            if (matcher.namedGroups().containsKey("short")) {
                return NameKind.of(matcher.group("short")).isOfCredential() && CredentialValue.isLikePassword(value(matcher));
            }
            NameKind kind = NameKind.of(matcher.group("name"));
            if (!kind.judgesValue()) {
                return false;
            }
            String value = value(matcher);
            // Several words are a sentence, except after a header's name.
            boolean sentence = BLANK.matcher(value.strip()).find() && !isHeader(matcher.group("name")) && matcher.group("bare") != null;
            return !sentence && CredentialValue.isCredential(kind, value);
        }

        boolean namesPassword(String text) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String value = SENTENCE_END.matcher(matcher.group("bare")).replaceAll("");
                if (CredentialValue.isLikePassword(value)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isHeader(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.endsWith("authorization") || lower.endsWith("cookie");
        }

        private static String value(Matcher matcher) {
            for (String group : List.of("double", "single", "bare")) {
                String value = matcher.namedGroups().containsKey(group) ? matcher.group(group) : null;
                if (value != null) {
                    return value;
                }
            }
            return "";
        }
    }
}
