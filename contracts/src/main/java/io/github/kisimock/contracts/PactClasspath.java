package io.github.kisimock.contracts;

import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Pacts from the class path, inside jars too, where Pact's own loaders do not look. */
@PactSource(ClasspathPacts.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PactClasspath {

    /** Resources, such as {@code pacts/our-app-kisi-api.json}. */
    String[] value();
}
