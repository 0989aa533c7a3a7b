package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFieldRule.pod;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Windows users of a pod or a container (validateWindowsSecurityContextOptions, 1.35). */
final class KeptWindowsRules {
    private static final int MAX_SPEC_BYTES = 64 * 1024;
    private static final int MAX_USER_BYTES = 104;
    private static final int MAX_DOMAIN_BYTES = 255;
    private static final Pattern USER_NAME = Pattern.compile("(?![. ]*$)[^\"/\\\\:;|=,+*?<>@\\[\\]\\p{Cntrl}]+");
    private static final Pattern NETBIOS = Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
    private static final String LABEL = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern DNS = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private KeptWindowsRules() {
    }

    static Stream<KeptFieldRule> of(String securityContext) {
        String options = securityContext + "/windowsOptions";
        FieldRule empty = FieldRule.empty("WindowsOptionIsEmpty", "The text is empty.", "Leave it out.");
        return Stream.of(
            pod(options + "/gmsaCredentialSpecName", NameSyntax.notDnsSubdomain("GmsaNameIsNoName", "The name")),
            pod(options + "/gmsaCredentialSpec", empty,
                    FieldRule.text("GmsaSpecIsTooLong", "The specification has more than 64 KiB.", "Name it with gmsaCredentialSpecName instead.",
                spec -> FieldRule.bytes(spec) > MAX_SPEC_BYTES)),
            pod(options + "/runAsUserName", empty,
                FieldRule.text("WindowsUserIsTooLong", "The user has more than 104 characters, or its domain more than 255.",
                        "Use a shorter name.",
                    name -> FieldRule.bytes(user(name)) > MAX_USER_BYTES || FieldRule.bytes(domain(name)) > MAX_DOMAIN_BYTES),
                FieldRule.text("WindowsUserIsNoName", "{it} is no user, and no user of a domain.",
                        "Write user or domain\\user, without \" / \\ [ ] : ; | = , + * ? < > @ in the user.",
                    name -> !name.isEmpty() && !USER_NAME.matcher(user(name)).matches()),
                FieldRule.text("WindowsDomainIsNoName", "The domain is neither a NetBIOS name nor a DNS name.",
                        "Write it as CORP or corp.example.",
                    name -> name.indexOf('\\') >= 0 && !NETBIOS.matcher(domain(name)).matches() && !DNS.matcher(domain(name)).matches())));
    }

    private static String domain(String name) {
        return name.substring(0, Math.max(0, name.indexOf('\\')));
    }

    private static String user(String name) {
        return name.substring(name.indexOf('\\') + 1);
    }
}
