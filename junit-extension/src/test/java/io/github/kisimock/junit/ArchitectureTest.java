package io.github.kisimock.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** How the extension is built. */
@AnalyzeClasses(packages = "io.github.kisimock.junit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule it_knows_the_mock_by_its_public_face = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.javalin..",
                    "org.eclipse.jetty..",
                    "jakarta..",
                    "kotlin..",
                    "tools.jackson..",
                    "com.fasterxml..")
            .because("those are relocated inside the jar, and nobody else's business");

    @ArchTest
    static final ArchRule assertj_is_for_assertions_only = noClasses()
            .that()
            .resideOutsideOfPackage("..assertions")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.assertj..")
            .because("a user may have none");

    @ArchTest
    static final ArchRule there_are_no_junk_drawers = noClasses()
            .should()
            .haveNameMatching(".*(Service|Repository|Manager|Mapper|Dto|DTO|Util|Utils|Common|Helper|Impl|Base)")
            .because("a class has a noun of its own");

    @ArchTest
    static final ArchRule users_see_the_jdk_and_us_and_junit_or_assertj = members()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(
                    new ArchCondition<JavaMember>(
                            "name only types of the JDK, of JUnit's API, of AssertJ in assertions, and ours") {
                        @Override
                        public void check(JavaMember member, ConditionEvents events) {
                            member.getAllInvolvedRawTypes().stream()
                                    .filter(
                                            type -> !type.isPrimitive()
                                                    && !type.getPackageName()
                                                            .matches(
                                                                    "java\\..*|org\\.junit\\.jupiter\\.api.*|io\\.github\\.kisimock.*|"))
                                    .forEach(type -> events.add(SimpleConditionEvent.violated(
                                            member, member.getFullName() + " shows " + type.getName())));
                        }
                    })
            .because("a library in a signature is a promise to all users, and cannot be relocated");
}
