package dev.fleetledger.local.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what can be held of {@code docs/vocabulary.md}: how classes of the product are named. */
class NamingTest {

    /** Words that end like a participle or an adverb and are nouns. */
    private static final Pattern NOUN = Pattern.compile(".*(Binding|Mapping|Setting|String|Finding|Warning)$");
    private static final Pattern NO_NOUN = Pattern.compile(".*([a-z]ing|[a-z]ed|Known|Seen|Told|Found|Gone|Kept|Now|Yet|Anew|Away)$");
    private static final Pattern VAGUE = Pattern.compile(".*(Manager|Helper|Impl|Utils?)$");

    /**
     * A role, the classes that have it, and the suffix that names it.
     *
     * @param exclusive whether only classes of this role may have the suffix
     */
    private record Role(String name, Predicate<JavaClass> has, String suffix, boolean exclusive) {

        boolean misses(JavaClass type) {
            boolean named = type.getSimpleName().matches(".*(" + suffix + ")$");
            return has.test(type) ? !named : exclusive && named;
        }
    }

    private static final List<Role> ROLES = List.of(
            new Role("exception", type -> type.isAssignableTo(Throwable.class), "Exception", true),
            new Role("Spring configuration", type -> type.isAnnotatedWith("org.springframework.context.annotation.Configuration"), "Configuration", true),
            new Role("projection", NamingTest::isProjection, "Projection", false),
            new Role("JPA entity", type -> type.isAnnotatedWith("jakarta.persistence.Entity"), "View", true),
            new Role("bound settings", type -> type.isAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties"), "Properties", false),
            new Role("REST controller", type -> type.isAnnotatedWith("org.springframework.web.bind.annotation.RestController"), "Controller|Endpoints?", false));

    private static boolean isProjection(JavaClass type) {
        return type.isAssignableTo("dev.fleetledger.query.projection.EventProjection")
                || type.isAssignableTo("dev.fleetledger.query.projection.ReportProjection");
    }

    private static final List<ModuleClasses> MODULES = ModuleClasses.NAMES.stream().map(ModuleClasses::of).toList();

    static Stream<ModuleClasses> modules() {
        return MODULES.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void namesNoClassByGerundOrParticiple(ModuleClasses module) {
        assertThat(names(module.topLevel().stream())).isNotEmpty()
                .filteredOn(name -> NO_NOUN.matcher(name).matches() && !NOUN.matcher(name).matches()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void namesNoClassVaguely(ModuleClasses module) {
        assertThat(names(module.topLevel().stream())).isNotEmpty().filteredOn(name -> VAGUE.matcher(name).matches()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void givesEveryRoleItsSuffix(ModuleClasses module) {
        assertThat(module.topLevel().stream().flatMap(type -> ROLES.stream().filter(role -> role.misses(type)).map(role -> type.getName() + ": " + role.name())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void usesEachSimpleNameOnceInAModule(ModuleClasses module) {
        assertThat(names(module.topLevel().stream()).collect(Collectors.groupingBy(name -> name, Collectors.counting())))
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void recognizesForeignNames() {
        assertThat(Set.of("Looking", "Carried", "GoingOn", "SaidWhy", "WantedNow", "NotBuiltYet")).filteredOn(name -> NO_NOUN.matcher(name).matches())
                .containsExactlyInAnyOrder("Looking", "Carried", "WantedNow", "NotBuiltYet");
    }

    private static Stream<String> names(Stream<JavaClass> types) {
        return types.map(JavaClass::getSimpleName).filter(name -> !name.isEmpty());
    }
}
