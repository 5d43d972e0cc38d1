package io.github.kisimock.api;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;

/** The body of a request, which can be read once only: whoever comes first keeps it for the others. */
final class Body {

    private static final int LARGEST = 1_000_000;
    private static final long MOST_SKIPPED = 50_000_000;
    private static final int MOST_MILLIS = 250;
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

    /** What of it comes without being asked for, though the call was refused before anybody read it. */
    static byte[] soFar(Context context) {
        byte[] kept = context.attribute(KEPT);
        if (kept != null) {
            return kept;
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int announced = context.header("Expect") == null ? Math.min(context.contentLength(), LARGEST) : 0;
        try {
            InputStream in = context.bodyInputStream();
            readWhatIsThere(in, read);
            for (int millis = 0; read.size() < announced && millis < MOST_MILLIS; millis++) {
                LockSupport.parkNanos(1_000_000);
                readWhatIsThere(in, read);
            }
        } catch (IOException e) {
            return read.toByteArray(); // it broke off
        }
        return read.toByteArray();
    }

    private static void readWhatIsThere(InputStream in, ByteArrayOutputStream read) throws IOException {
        while (in.available() > 0 && read.size() < LARGEST) {
            read.writeBytes(in.readNBytes(Math.min(in.available(), LARGEST - read.size())));
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
