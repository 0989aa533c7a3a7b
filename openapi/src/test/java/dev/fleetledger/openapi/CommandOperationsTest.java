package dev.fleetledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

/** Compares the table of commands with their handlers. */
class CommandOperationsTest {

    private static final String COMMAND_SIDE = "dev.fleetledger.command";
    private static final String VERSION_CHECK = "requireVersion";

    private final JavaClasses code = new ClassFileImporter().importPackages(COMMAND_SIDE);

    @Test
    void requiresIfMatchExactlyWhereHandlerChecksIt() {
        List<Endpoint> commands = Endpoints.all().stream().filter(it -> it.implemented() && !it.isRead()).toList();

        assertThat(commands).hasSizeGreaterThan(10).allSatisfy(it ->
                assertThat(operation(it).success().requiresIfMatch()).as(it.key())
                        .isEqualTo(reachesVersionCheck(handler(command(it)), new HashSet<>())));
    }

    private static Operation operation(Endpoint endpoint) {
        return CommandOperations.ALL.stream().filter(it -> it.endpoint().equals(endpoint.key())).findFirst().orElseThrow();
    }

    private JavaClass command(Endpoint endpoint) {
        JavaMethod method = code.get(endpoint.handler().getDeclaringClass())
                .getMethod(endpoint.handler().getName(), endpoint.handler().getParameterTypes());
        return method.getConstructorCallsFromSelf().stream().map(call -> call.getTargetOwner())
                .filter(created -> created.isAssignableTo(Command.class)).findFirst().orElseThrow();
    }

    private JavaMethod handler(JavaClass command) {
        return code.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(CommandHandler.class) && method.getRawParameterTypes().contains(command))
                .findFirst().orElseThrow();
    }

    private static boolean reachesVersionCheck(JavaMethod method, Set<JavaMethod> visited) {
        return visited.add(method) && callees(method).anyMatch(it ->
                it.getOwner().isEquivalentTo(CommandRequest.class) && it.getName().equals(VERSION_CHECK)
                        || reachesVersionCheck(it, visited));
    }

    private static Stream<JavaMethod> callees(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream().flatMap(call -> call.getTarget().resolveMember().stream())
                .filter(it -> it.getOwner().getPackageName().startsWith(COMMAND_SIDE));
    }
}
