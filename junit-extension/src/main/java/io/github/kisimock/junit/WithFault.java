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
 * Answers calls with an error, as planned. The test must make such a call: a fault that struck none fails it. Other
 * faults are planned with {@link Kisi#faults()}.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(Guard.class)
@Repeatable(WithFault.All.class)
public @interface WithFault {

    /** Which calls, such as {@code POST /members} or {@code GET /users/{id}}. */
    String on();

    /** Which of them: every so manieth. */
    int every() default 1;

    /** The status of the error, from 400 to 599. */
    int status();

    /** After how many seconds the reply says to try again; it does not say if 0. */
    int retryAfter() default 0;

    /** Several faults. */
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Documented
    @Inherited
    @ExtendWith(Guard.class)
    @interface All {
        /** The faults. */
        WithFault[] value();
    }
}
