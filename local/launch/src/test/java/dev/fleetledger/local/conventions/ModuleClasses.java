package dev.fleetledger.local.conventions;

import java.nio.file.Path;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * The compiled product classes of one module, without its tests.
 *
 * @param name        folder of the module
 * @param rootPackage package that holds all of the module's classes
 */
record ModuleClasses(String name, String rootPackage, JavaClasses classes) {

    static final List<String> NAMES = List.of("contract", "manifest", "judgement", "problem", "ledger", "liveness", "command-side",
            "query-side", "cluster-agent", "console", "local/agents", "local/issuer", "local/launch", "local/parts", "local/simulation");

    static ModuleClasses of(String name) {
        Path folder = RepositoryFiles.ofCheckout().root().resolve(name).resolve("target/classes");
        JavaClasses classes = new ClassFileImporter().importPath(folder);
        String first = classes.stream().map(JavaClass::getPackageName).findFirst().orElseThrow(() -> new IllegalStateException("no classes in " + folder));
        return new ModuleClasses(name, first.substring(0, (first + ".").indexOf('.', "dev.fleetledger.".length())), classes);
    }

    List<JavaClass> topLevel() {
        return classes.stream().filter(type -> type.getEnclosingClass().isEmpty() && !type.getSimpleName().equals("package-info")).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
