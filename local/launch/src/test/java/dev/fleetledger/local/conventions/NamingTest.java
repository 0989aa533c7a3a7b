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
    private static final Pattern NOUN = Pattern.compile(".*(Binding|Mapping|Setting|String|Finding)$");
    private static final Pattern NO_NOUN = Pattern.compile(".*([a-z]ing|[a-z]ed|Known|Seen|Told|Found|Gone|Kept|Now|Yet|Anew|Away)$");
    private static final Pattern VAGUE = Pattern.compile(".*(Manager|Helper|Impl|Utils?)$");

    /** A role, the classes that have it, and the suffixes that name it. */
    private record Role(String name, Predicate<JavaClass> has, String suffix) {

        boolean misses(JavaClass type) {
            return has.test(type) != type.getSimpleName().matches(".*(" + suffix + ")$");
        }
    }

    private static final List<Role> ROLES = List.of(
            new Role("exceptions", type -> type.isAssignableTo(Throwable.class), "Exception"),
            annotated("org.springframework.boot.context.properties.ConfigurationProperties", "Properties"),
            annotated("jakarta.persistence.Entity", "View"),
            new Role("configurations", type -> type.isAnnotatedWith("org.springframework.context.annotation.Configuration"), "Configuration"),
            new Role("projections", type -> type.isAssignableTo("dev.fleetledger.query.projection.EventProjection")
                    || type.isAssignableTo("dev.fleetledger.query.projection.ReportProjection"), "Projection"),
            new Role("view repositories", type -> type.isInterface() && type.isAssignableTo("org.springframework.data.repository.Repository"),
                    "ViewRepository"),
            new Role("controllers and endpoints", type -> type.isMetaAnnotatedWith("org.springframework.stereotype.Controller"), "Controller|Endpoints?"));

    private static Role annotated(String annotation, String suffix) {
        return new Role(annotation, type -> type.isAnnotatedWith(annotation), suffix);
    }

    static Stream<ModuleClasses> modules() {
        return ModuleClasses.NAMES.stream().map(ModuleClasses::of);
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
        assertThat(names(module.classes().stream())).isNotEmpty().noneMatch(name -> VAGUE.matcher(name).matches());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void givesEveryRoleItsSuffix(ModuleClasses module) {
        assertThat(module.topLevel()).isNotEmpty().allSatisfy(type -> assertThat(ROLES.stream().filter(role -> role.misses(type)).map(Role::name))
                .as(type.getName()).isEmpty());
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
