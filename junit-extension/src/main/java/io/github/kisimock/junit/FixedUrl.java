package io.github.kisimock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * One base URL for all classes that have this, for a program that reads it once: a Spring context is kept
 * from class to class. It is in a system property before any test begins. The world behind it still begins
 * anew with each test; such tests never run at the same time. Classes with another mock need another property.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(Guard.class)
@ResourceLock("io.github.kisimock.junit.FixedUrl")
@Execution(ExecutionMode.SAME_THREAD)
public @interface FixedUrl {

    /** The system property that holds the base URL. */
    String value() default "kisi.base-url";
}
