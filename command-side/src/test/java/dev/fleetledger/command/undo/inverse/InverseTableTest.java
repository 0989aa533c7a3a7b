package dev.fleetledger.command.undo.inverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.manifest.document.Step;

class InverseTableTest {

    /** A new command must say how it is taken back, or why it can't be. */
    @Test
    void knowsEveryActionThatIsRecorded() throws Exception {
        assertThat(InverseTable.actions()).containsExactlyInAnyOrderElementsOf(recordedActions());
    }

    @Test
    void refusesActionOfOtherVersion() {
        assertThat(InverseTable.decide(new RecordedCommand("workload.paint", 1, List.of(), null)))
                .isInstanceOfSatisfying(Reversal.Impossible.class, it -> assertThat(it.code()).isEqualTo("ActionIsUnknown"));
    }

    private static Set<String> recordedActions() throws Exception {
        Set<String> actions = new TreeSet<>();
        var commands = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.fleetledger.command").that(JavaClass.Predicates.implement(Command.class));
        for (JavaClass command : commands) {
            for (Step step : Step.values()) {
                actions.add(create(command.reflect(), step).action());
            }
        }
        return actions;
    }

    /** The action depends on the step at most. */
    private static Command<?> create(Class<?> type, Step step) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return (Command<?>) constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> argument(parameter, step)).toArray());
    }

    private static Object argument(Class<?> parameter, Step step) {
        return Stream.of(step, false, 0, "").filter(it -> wrapper(parameter).isInstance(it)).findFirst().orElse(null);
    }

    private static Class<?> wrapper(Class<?> parameter) {
        return parameter == boolean.class ? Boolean.class : parameter == int.class ? Integer.class : parameter;
    }
}
