package io.github.kisimock.control;

import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Mail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what happens in a mock in another process. The mock itself waits for calls and mails, and answers at once
 * when there are.
 *
 * @param calls counts the calls that there have been
 */
record RemoteWaits(ControlRequests requests, IntSupplier calls) {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50); // what is wanted may come without a call

    /** Waits for a mail of that kind to that address. */
    void forMail(Mail.Kind kind, EmailAddress to, Duration most) {
        String mails =
                "/outbox?kind=" + MailJson.kind(kind) + "&to=" + URLEncoder.encode(to.value(), StandardCharsets.UTF_8);
        long end = end(most);
        while (!came(mails, 1, sooner(LONGEST, end)) && System.nanoTime() < end) {
            // the mock waits
        }
    }

    /** Looks, and again with each call that comes; answers what is wanted, or what there is at the end. */
    <T> T look(Supplier<T> at, Predicate<T> wanted, Duration most) {
        T seen = at.get();
        if (most.isZero() || wanted.test(seen)) {
            return seen;
        }
        long end = end(most);
        int count = calls.getAsInt();
        seen = at.get();
        while (!wanted.test(seen) && System.nanoTime() < end) {
            if (came("/requests?limit=0", count + 1, sooner(BETWEEN_LOOKS, end))) {
                count++;
            }
            seen = at.get();
        }
        return seen;
    }

    private static long end(Duration most) {
        return System.nanoTime() + most.toNanos();
    }

    private static Duration sooner(Duration longest, long end) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(longest) < 0 ? left : longest;
    }

    /** Lets the mock wait until there are so many; answers whether there are. */
    private boolean came(String what, int count, Duration most) {
        try {
            requests.get(what + "&count=" + count + "&wait=" + most);
            return true;
        } catch (Misuse e) {
            if (e.status() != Misuse.TIMED_OUT) {
                throw e;
            }
            return false;
        }
    }
}
