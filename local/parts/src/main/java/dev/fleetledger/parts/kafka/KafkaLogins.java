package dev.fleetledger.parts.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import dev.fleetledger.parts.Login;

/**
 * Users of the brokers that this module starts. The agents' users are not among them; the command side creates those.
 *
 * @param admin may do everything; used by the broker itself and by whoever sets it up
 */
public record KafkaLogins(Login admin, Login commandSide, Login querySide, Login examiner) {

    public static KafkaLogins withPasswords(String admin, String commandSide, String querySide, String examiner) {
        return new KafkaLogins(new Login("admin", admin), new Login("command-side", commandSide), new Login("query-side", querySide),
                new Login("examiner", examiner));
    }

    static KafkaLogins forTests() {
        return withPasswords("admin", "command-side", "query-side", "examiner");
    }

    /** Returns all users except the administrator, who is defined in the broker's settings. */
    List<Login> services() {
        return List.of(commandSide, querySide, examiner);
    }

    /** Reads the ACLs from {@code kafka/identities}, which the containers of compose use as well. */
    static List<AclBinding> acls() {
        return readResource().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).flatMap(KafkaLogins::acls).toList();
    }

    private static Stream<AclBinding> acls(String line) {
        String[] words = line.trim().split(" +");
        var resource = new ResourcePattern(ResourceType.fromString(words[2]), words[3], PatternType.fromString(words[1].toUpperCase()));
        return Stream.of(words[4].split(",")).map(operation -> new AclBinding(resource,
                new AccessControlEntry("User:" + words[0], "*", AclOperation.fromString(toEnumName(operation)), AclPermissionType.ALLOW)));
    }

    /** Converts the spelling of the scripts, {@code DescribeConfigs}, to that of Java, {@code DESCRIBE_CONFIGS}. */
    private static String toEnumName(String operation) {
        return operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    }

    private static String readResource() {
        try (var in = Objects.requireNonNull(KafkaLogins.class.getResourceAsStream("/kafka/identities"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
