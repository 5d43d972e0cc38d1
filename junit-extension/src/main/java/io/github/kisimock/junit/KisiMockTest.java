package io.github.kisimock.junit;

import io.github.kisimock.control.Lint;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a mock of its own: a {@link Kisi}, its base URL as a {@code URI}, the owner's API key as an
 * {@link Owner @Owner} {@code Secret}. One server answers for all of them. What is more than an annotation can
 * say goes to {@link KisiMockExtension#builder()}.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(KisiMockExtension.class)
public @interface KisiMockTest {

    /** A seed file, on the class path or of that path; the standard world if left out. */
    String seed() default "";

    /** Switches of assumed rules, such as {@code "empty-list-range=star"}. */
    String[] switches() default {};

    /** What does not fail a test. */
    Complaint[] tolerate() default {};

    /** From which severity on a bad habit of the program fails its test; {@code NOTE} is all of them. */
    Lint.Severity lint() default Lint.Severity.ERROR;

    /** Bad habits that fail no test. */
    Lint[] tolerateLints() default {};
}
