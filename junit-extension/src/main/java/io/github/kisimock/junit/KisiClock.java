package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.domain.Advance;
import io.github.kisimock.domain.Time;
import java.time.Duration;
import java.time.Instant;

/** The clock of one workspace. All that Kisi reckons goes by it: expiry, time stamps, limits on calls. */
public final class KisiClock {

    private final Control control;

    KisiClock(Control control) {
        this.control = control;
    }

    /** The time it shows. */
    public Instant now() {
        return control.now();
    }

    /** Moves it on, and tells what came to its end on the way. */
    public Advance.Expired advance(Duration by) {
        return control.advance(by);
    }

    /** Lets it stand at that time. */
    public void standAt(Instant time) {
        control.setTime(new Time.Frozen(time));
    }

    /** Lets it show the real time again. */
    public void run() {
        control.setTime(Time.REAL);
    }
}
