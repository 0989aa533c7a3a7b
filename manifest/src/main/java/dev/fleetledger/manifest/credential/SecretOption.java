package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option of a known program whose name doesn't tell that its value is a credential.
 *
 * @param programs names of the programs
 * @param option the option, with the value in the next argument or appended
 * @param form what the value looks like; its group is the credential
 */
record SecretOption(Pattern programs, Pattern option, Pattern form) {
    /** Marks options whose value is appended without a separator. */
    private static final String APPENDED = "(?=.)";
    private static final String ANY = "(.+)";
    private static final String AFTER_COLON = "[^:\\s]*:(\\S+)";
    /** Not a published port. */
    private static final String LETTERS = "([^:]*[A-Za-z][^:]*)";

    /** As the manuals of the programs describe their options. */
    private static final List<SecretOption> ALL = List.of(
        of("mysql\\w*|mariadb\\w*|mariadb-\\w+|mysqldump", "-p" + APPENDED, ANY),
        of("(redis|valkey|keydb|pika)-cli", "-a", ANY),
        of("sshpass", "-p", ANY),
        of("mongo\\w*|cqlsh|cypher-shell|couchbase-cli|influx|arangosh|neo4j-admin|vsql|isql|impala-shell", "-p", ANY),
        of("ldap\\w+", "-w", ANY),
        of("curl|wget|http|https|xh|etcdctl|hey|ab|lftp|elasticdump|influx|nats", "-u|--user|--proxy-user|-U|-a|-A|--auth", AFTER_COLON),
        of("lftp", "-u", "[^,]*,(.+)"),
        of("smbclient|rpcclient|net", "-U", "[^%]*%(.+)"),
        of("sqlcmd|bcp|mosquitto_(pub|sub|rr)|ipmitool|zip|unzip|isql", "-P", ANY),
        of("docker|podman|nerdctl|skopeo|helm|oras|buildah|crane|regctl|az|cf|ibmcloud|argocd|rabbitmqadmin", "-p", LETTERS),
        of("snmp\\w+", "-[cAX]", ANY),
        of("7za?|7zr|rar|unrar", "-p" + APPENDED, ANY),
        of("curl", "-u" + APPENDED, AFTER_COLON),
        of("curl", "-[a-zA-Z]{1,8}u", AFTER_COLON),
        of("openssl", "-k|-K|-passin|-passout|-pass", "(?:pass:)?(.+)"),
        of("consul|nomad", "-token", ANY),
        of("gpg|gpg2", "--passphrase", ANY),
        of("mc", "--secret-key", ANY));

    private static SecretOption of(String programs, String option, String form) {
        return new SecretOption(Pattern.compile("(?:" + programs + ")(?:\\.exe)?"),
                Pattern.compile("(?:" + option + ")"), Pattern.compile(form));
    }

    /** Returns the options of these programs. */
    static List<SecretOption> of(List<String> programs) {
        return ALL.stream().filter(row -> programs.stream().anyMatch(program -> row.programs.matcher(program).matches())).toList();
    }

    /** Whether the argument after this option is a credential. */
    static boolean isSecretNext(List<SecretOption> options, String option, String next) {
        return !next.startsWith("-") && options.stream().anyMatch(row -> row.option.matcher(option).matches() && row.isSecret(next));
    }

    /** Whether the rest of this argument is a credential: {@code -pX}, {@code --user=a:b}. */
    static boolean isSecretAppended(List<SecretOption> options, String argument) {
        return options.stream().anyMatch(row -> {
            Matcher start = row.option.matcher(argument);
            boolean separated = start.lookingAt() && (row.option.pattern().contains(APPENDED) || argument.startsWith("=", start.end()));
            return separated && start.end() < argument.length() && row.isSecret(argument.substring(start.end()).replaceFirst("^=", ""));
        });
    }

    private boolean isSecret(String value) {
        Matcher matcher = form.matcher(value);
        return matcher.matches() && CredentialValue.isCredential(NameKind.CREDENTIAL_VALUE, matcher.group(1));
    }
}
