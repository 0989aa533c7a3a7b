package dev.fleetledger.local.conventions;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No module has cyclic packages. */
class CycleTest {

    static Stream<ModuleClasses> modules() {
        return NamingTest.modules();
    }

    /** On the command side the first-level packages draft, workload and rollout refer to each other by design: use cases cross aggregates. */
    @ParameterizedTest
    @MethodSource("modules")
    void hasNoCyclicPackages(ModuleClasses module) {
        String packages = module.name().equals("command-side") ? ".(**)" : ".(*)..";
        slices().matching(module.rootPackage() + packages).should().beFreeOfCycles().allowEmptyShould(true).check(module.classes());
    }
}
