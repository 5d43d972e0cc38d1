package io.github.kisimock.api;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, which can be read once only: whoever comes first keeps it for the others. */
final class Body {

    private static final int LARGEST = 1_000_000;
    private static final long MOST_SKIPPED = 50_000_000;
    private static final String KEPT = "io.github.kisimock.body";

    private Body() {}

    static byte[] of(Context context) {
        byte[] kept = context.attribute(KEPT);
        if (kept == null) {
            kept = read(context);
            context.attribute(KEPT, kept);
        }
        if (kept.length > LARGEST) {
            throw Refusal.of(Reason.TOO_LARGE);
        }
        return kept;
    }

    static byte[] soFar(Context context) {
        byte[] kept = context.attribute(KEPT);
        if (kept != null) {
            return kept;
        }
        try {
            InputStream in = context.bodyInputStream();
            return in.readNBytes(Math.min(in.available(), LARGEST));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static byte[] read(Context context) {
        try (InputStream in = context.bodyInputStream()) {
            int announced = context.contentLength();
            byte[] read = in.readNBytes(announced < 0 ? LARGEST + 1 : Math.min(announced, LARGEST + 1));
            if (read.length > LARGEST) {
                in.skip(MOST_SKIPPED); // a client that still writes would not see the reply
            }
            return read;
        } catch (IOException e) {
            throw Refusal.of(Reason.BAD_REQUEST); // it broke off, or its chunks are none
        }
    }
}
