package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.Effect;
import io.github.kisimock.control.Fault;
import io.github.kisimock.control.Faults;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.domain.Time;
import java.lang.reflect.AnnotatedElement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the annotations of a class or method arrange in a workspace. */
record Arrangement(AnnotatedElement element) {

    /** Arranges it, and answers what the scenarios made. */
    List<Arranged> in(Control control) {
        AnnotationSupport.findAnnotation(element, At.class)
                .ifPresent(at -> control.setTime(new Time.Frozen(time(at.value()))));
        List<Arranged> made = new ArrayList<>();
        for (WithScenario scenario : AnnotationSupport.findRepeatableAnnotations(element, WithScenario.class)) {
            try {
                made.add(control.arrange(scenario.value()));
            } catch (Misuse e) {
                throw Mistake.in("@WithScenario on " + element, String.valueOf(e.getMessage()), e);
            }
        }
        return List.copyOf(made);
    }

    /** Plans the faults. */
    void planFaults(Faults faults) {
        for (WithFault wanted : AnnotationSupport.findRepeatableAnnotations(element, WithFault.class)) {
            try {
                Effect.Status error = Effect.Status.of(wanted.status());
                Duration later = Duration.ofSeconds(wanted.retryAfter());
                faults.add(Fault.of(later.isZero() ? error : error.retryAfter(later))
                        .on(wanted.on())
                        .every(wanted.every()));
            } catch (Misuse e) {
                throw Mistake.in("@WithFault on " + element, e.field() + " " + e.getMessage(), e);
            }
        }
    }

    private Instant time(String given) {
        try {
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException e) {
            throw Mistake.in("@At on " + element, "takes a time such as 2026-01-01T00:00:00Z, not '" + given + "'", e);
        }
    }
}
