package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds credentials among the arguments of a command: in an option's value, whether it follows or is appended. */
final class ArgumentScanner {
    private static final Pattern PROGRAM = Pattern.compile("(?:.*/)?([A-Za-z0-9_.-]{1,40})");
    /** Options that mean a password in some program and something else in others. */
    private static final Pattern SHORT = Pattern.compile("-[paw]");
    private static final Pattern SHORT_APPENDED = Pattern.compile("-p(?<value>[^=-].*)");
    private static final Pattern USER = Pattern.compile("-u|--user|--userpass|--basic-auth|--auth|--login|--creds");
    private static final Pattern USER_VALUE = Pattern.compile("[^\\s:/=]{1,100}:(?<value>[^\\s:/]{1,200})");
    /** Credentials that a command reads from another's output, or takes by position. */
    private static final List<Pattern> SCRIPTS = List.of(
        Pattern.compile("(?:echo|printf)\\s+(?:-\\w\\s+)?[\"']?(?<value>[^\\s\"'|]{1,200})[\"']?\\s*\\|\\s*(?:sudo\\s+-S"
            + "|docker\\s+login|helm\\s+registry|passwd\\b|cryptsetup)"),
        Pattern.compile("(?:echo|printf)\\s+[\"']?[\\w.-]{1,80}:(?<value>[^\\s\"'|]{1,200})[\"']?\\s*\\|\\s*(?:sudo\\s+)?chpasswd"),
        Pattern.compile("htpasswd\\s+(?:-\\w+\\s+){0,5}-\\w*b\\w*\\s+(?:-\\w+\\s+){0,5}(?:\\S+\\s+)?[\\w.-]+\\s+(?<value>[^\\s-]\\S*)"),
        Pattern.compile("rabbitmqctl\\s+(?:add_user|change_password)\\s+\\S+\\s+(?<value>\\S+)"),
        Pattern.compile("(?i)identified\\s+by\\s+['\"](?<value>[^'\"]+)"),
        Pattern.compile("(?i)with\\s+(?:encrypted\\s+)?password\\s+['\"](?<value>[^'\"]+)"),
        Pattern.compile("\\bpass:(?<value>[^\\s\"']{1,200})"),
        Pattern.compile("\\bvault\\s+login\\s+(?<value>[^\\s-]\\S*)"),
        Pattern.compile("(?i)\\blogin\\s+\\S+\\s+password\\s+(?<value>[^\\s'\"]+)"),
        // A line of ~/.pgpass
        Pattern.compile("(?m)^[\\w.*-]{1,80}:(?:\\d{2,5}|\\*):[\\w*-]{1,80}:[\\w.*-]{1,80}:(?<value>[^\\s:]{1,200})$"),
        Pattern.compile("(?i)\\b(?:password|passwd|passwort|passphrase|pwd):\\s{1,4}(?<value>[^\\s,.;]{3,200})(?=[,.;]|$)"),
        Pattern.compile("mc\\s+alias\\s+set\\s+\\S+\\s+\\S+\\s+\\S+\\s+(?<value>\\S+)"));

    private ArgumentScanner() {
    }

    /** Whether a text contains a command with a credential. */
    static boolean hasCredential(String text) {
        return !findPositional(text).isEmpty()
            || text.contains(" -") && ShellWords.split(text).stream().anyMatch(ArgumentScanner::isSuspectCommand);
    }

    /** Returns credentials that a command takes by position or reads from another's output. */
    static List<String> findPositional(String text) {
        return SCRIPTS.stream().flatMap(script -> script.matcher(text).results()).map(match -> match.group("value"))
            .filter(value -> CredentialValue.isCredential(NameKind.CREDENTIAL_VALUE, value)).toList();
    }

    private static boolean isSuspectCommand(List<String> words) {
        List<SecretOption> options = SecretOption.of(programs(words));
        for (int i = 0; i < words.size(); i++) {
            if (isSuspect(options, i == 0 ? "" : words.get(i - 1), words.get(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an argument is a credential because of the one before it, or because of what is before it in the same argument.
     *
     * @param options the options of the programs in this command
     */
    static boolean isSuspect(List<SecretOption> options, String previous, String argument) {
        Matcher appended = SHORT_APPENDED.matcher(argument);
        return SecretOption.isSecretNext(options, previous, argument) || SecretOption.isSecretAppended(options, argument)
            || SHORT.matcher(previous).matches() && CredentialValue.isLikePassword(argument)
            || appended.matches() && CredentialValue.isLikePassword(appended.group("value"))
            || isUserWithPassword(previous, argument)
            || isLongOption(previous) && !argument.startsWith("-") && CredentialValue.isCredential(NameKind.of(previous), argument);
    }

    /** Returns the names of the words that may be programs: all but options. */
    static List<String> programs(List<String> words) {
        List<String> programs = new ArrayList<>();
        for (String word : words) {
            Matcher matcher = PROGRAM.matcher(word);
            if (matcher.matches() && !word.startsWith("-")) {
                programs.add(matcher.group(1));
            }
        }
        return programs;
    }

    private static boolean isLongOption(String previous) {
        return previous.startsWith("-") && previous.length() > 2 && !previous.contains("=");
    }

    private static boolean isUserWithPassword(String previous, String argument) {
        Matcher matcher = USER_VALUE.matcher(argument);
        return USER.matcher(previous).matches() && matcher.matches() && CredentialValue.isLikePassword(matcher.group("value"));
    }
}
