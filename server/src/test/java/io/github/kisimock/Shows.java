package io.github.kisimock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which rules of the evidence ledger a test shows. If the server refuses calls by a rule, it must have
 * named that rule in the course of the test.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Shows {
    String[] value();
}
