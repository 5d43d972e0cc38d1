package io.github.kisimock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Brings about a named situation before the test. What it made is had as a parameter of the type
 * {@link io.github.kisimock.control.Arranged}.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(Guard.class)
@Repeatable(WithScenario.All.class)
public @interface WithScenario {

    /** The name, as {@code GET /_mock/scenarios} lists it. */
    String value();

    /** Several situations, one after the other. */
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Documented
    @Inherited
    @ExtendWith(Guard.class)
    @interface All {
        /** The situations. */
        WithScenario[] value();
    }
}
