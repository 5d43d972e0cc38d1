package io.github.kisimock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.kisimock.api.KisiApi;
import io.github.kisimock.api.Steps;
import io.github.kisimock.control.ControlApi;
import io.javalin.Javalin;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** How the house is built; CONTRIBUTING.md draws it. */
@AnalyzeClasses(packages = "io.github.kisimock", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<Class<?>> SEAMS = Set.of(KisiApi.class, Steps.class, ControlApi.class);

    @ArchTest
    static final ArchRule api_and_control_stand_side_by_side_on_the_domain = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("start")
            .definedBy("io.github.kisimock")
            .layer("api")
            .definedBy("io.github.kisimock.api")
            .layer("control")
            .definedBy("io.github.kisimock.control")
            .layer("domain")
            .definedBy("io.github.kisimock.domain")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("control")
            .mayOnlyBeAccessedByLayers("start")
            .because("the emulated API must not know that it is being tested, nor the controls how it answers");

    @ArchTest
    static final ArchRule the_domain_is_plain_java = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.github.kisimock.domain..",
                    "org.pcollections..",
                    "kotlinx.collections..",
                    "org.jspecify..")
            .because("behaviour that knows no HTTP and no JSON can be read, tested and moved alone");

    @ArchTest
    static final ArchRule persistent_collections_stay_inside_tables = noClasses()
            .that()
            .doNotHaveSimpleName("Table")
            .and()
            .doNotHaveSimpleName("IndexedRows")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pcollections..", "kotlinx.collections..")
            .because("two classes to change when a better library comes");

    @ArchTest
    static final ArchRule one_class_starts_the_framework = noClasses()
            .that()
            .doNotHaveSimpleName("Server")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Javalin.class)
            .because("program, tests and container must run the same code");

    @ArchTest
    static final ArchRule nobody_reads_clock_or_chance = noClasses()
            .that()
            .resideInAnyPackage("..domain..", "..api..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("a test that moves the clock must move all of it, and a command may run twice");

    @ArchTest
    static final ArchRule only_main_reads_the_environment = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("a mock inside a test must not depend on the machine");

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("io.github.kisimock.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule there_are_no_junk_drawers = noClasses()
            .should()
            .haveNameMatching(".*(Service|Repository|Manager|Mapper|Dto|DTO|Util|Utils|Common|Helper|Impl|Base)")
            .because("a class has a noun of its own");

    @ArchTest
    static final ArchRule the_api_shows_its_routes_only = classes()
            .that()
            .resideInAPackage("..api..")
            .and(new DescribedPredicate<JavaClass>("are no seams") {
                @Override
                public boolean test(JavaClass type) {
                    return SEAMS.stream().noneMatch(seam -> type.isEquivalentTo(seam));
                }
            })
            .should()
            .notBePublic()
            .because("what answers a call is nobody else's business");

    @ArchTest
    static final ArchRule users_see_the_jdk_and_us = members()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and(new DescribedPredicate<JavaMember>("are not of a seam") {
                @Override
                public boolean test(JavaMember member) {
                    return SEAMS.stream().noneMatch(seam -> member.getOwner().isEquivalentTo(seam));
                }
            })
            .should(new ArchCondition<JavaMember>("name only types of the JDK and of this project") {
                @Override
                public void check(JavaMember member, ConditionEvents events) {
                    member.getAllInvolvedRawTypes().stream()
                            .filter(type -> !type.isPrimitive()
                                    && !type.getPackageName().matches("java\\..*|io\\.github\\.kisimock.*|"))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    member, member.getFullName() + " shows " + type.getName())));
                }
            })
            .because("a library in a signature is a promise to all users, and cannot be relocated");
}
