package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFields.pod;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** Windows users of a pod or a container (validateWindowsSecurityContextOptions, 1.35). */
final class KeptWindows {
    private static final int SPEC = 64 * 1024;
    private static final int USER = 104;
    private static final int DOMAIN = 255;
    private static final Pattern USER_NAME = Pattern.compile("(?![. ]*$)[^\"/\\\\:;|=,+*?<>@\\[\\]\\p{Cntrl}]+");
    private static final Pattern NETBIOS = Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
    private static final String LABEL = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern DNS = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private KeptWindows() {
    }

    static Stream<KeptFields> of(String securityContext) {
        String options = securityContext + "/windowsOptions";
        Rule empty = Rule.empty("WindowsOptionIsEmpty", "The text is empty.", "Leave it out.");
        return Stream.of(
            pod(options + "/gmsaCredentialSpecName", Spelling.noSubdomain("GmsaNameIsNoName", "The name")),
            pod(options + "/gmsaCredentialSpec", empty, Rule.text("GmsaSpecIsTooLong", "The specification has more than 64 KiB.", "Name it with gmsaCredentialSpecName instead.",
                spec -> Rule.bytes(spec) > SPEC)),
            pod(options + "/runAsUserName", empty,
                Rule.text("WindowsUserIsTooLong", "The user has more than 104 characters, or its domain more than 255.", "Use a shorter name.",
                    name -> Rule.bytes(user(name)) > USER || Rule.bytes(domain(name)) > DOMAIN),
                Rule.text("WindowsUserIsNoName", "This is no user, and no user of a domain.", "Write user or domain\\user, without \" / \\ [ ] : ; | = , + * ? < > @ in the user.",
                    name -> !name.isEmpty() && !USER_NAME.matcher(user(name)).matches()),
                Rule.text("WindowsDomainIsNoName", "The domain is neither a NetBIOS name nor a DNS name.", "Write it as CORP or corp.example.",
                    name -> name.indexOf('\\') >= 0 && !NETBIOS.matcher(domain(name)).matches() && !DNS.matcher(domain(name)).matches())));
    }

    private static String domain(String name) {
        return name.substring(0, Math.max(0, name.indexOf('\\')));
    }

    private static String user(String name) {
        return name.substring(name.indexOf('\\') + 1);
    }
}
